using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Allocation;

/// <summary>Conditional value at risk of losses, as optimisers have it: the exact mean of the worst share of rounds with its sign turned.</summary>
/// <remarks>A CVaR below zero is a gain even in the worst rounds. Definition and source: <see cref="ExactTailMean"/>.</remarks>
internal static class TailLoss
{
    /// <summary>CVaR of losses, in their unit; above zero is a loss.</summary>
    /// <param name="returns">One a round; at least one.</param>
    /// <param name="alpha">The share of rounds in the tail, above 0 and at most 1.</param>
    public static double Cvar(ReadOnlySpan<double> returns, double alpha) => -ExactTailMean.Compute(returns, alpha);
}
