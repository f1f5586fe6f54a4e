using Ballast.Core.Allocation.Solvers;

namespace Ballast.Core.Allocation.Methods;

/// <summary>Everything on the model with the best past, as far as the limits let it: a warning, not advice.</summary>
internal sealed class PastBest : IAllocationMethod
{
    /// <inheritdoc />
    public string Name => "past-best";

    /// <inheritdoc />
    public string Explanation => "all on the model with the best past: a warning, not advice";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs)
    {
        var program = inputs.Limits.Program();
        var plain = inputs.Means.Plain;
        var unit = plain.Max(Math.Abs);
        for (var i = 0; i < plain.Length; i++)
            program.SetCost(i, unit > 0 ? -plain[i] / unit : 0);
        return inputs.Ask(program, GlopSolver.Solve, weights => plain.Zip(weights, (p, w) => p * w).Sum());
    }
}
