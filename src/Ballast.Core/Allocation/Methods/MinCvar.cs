using Ballast.Core.Allocation.Solvers;

namespace Ballast.Core.Allocation.Methods;

/// <summary>The mix that loses least in its worst rounds: minimum CVaR. Source: Rockafellar and Uryasev (2000), Journal of Risk 2.</summary>
internal sealed class MinCvar : IAllocationMethod
{
    /// <inheritdoc />
    public string Name => "min-cvar";

    /// <inheritdoc />
    public string Explanation => "the mix that loses least in its worst rounds";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs) => Solve(inputs, inputs.MinMean);

    /// <summary>The same with a mean return that must be reached: a point of the mean-CVaR frontier.</summary>
    public static AllocationResult Solve(AllocationInputs inputs, double? minMean)
    {
        var program = inputs.Limits.Program();
        if (minMean is { } mean)
        {
            // In units of the means, so that the solver's tolerance is small beside them.
            var unit = Math.Max(inputs.Means.Values.Max(Math.Abs), double.Epsilon);
            program.AddRow(
                mean / unit,
                double.PositiveInfinity,
                [.. Enumerable.Range(0, inputs.Models)],
                [.. inputs.Means.Values.Select(m => m / unit)]
            );
        }
        var tail = new TailProgram(inputs.Scenarios, inputs.Alpha);
        return inputs.Ask(program, p => tail.Minimise(p), weights => CvarOf(inputs, weights));
    }

    /// <summary>CVaR of a mix in the scenarios.</summary>
    public static double CvarOf(AllocationInputs inputs, IReadOnlyList<double> weights) =>
        TailLoss.Cvar(AllocationInputs.Mix(inputs.Scenarios, weights), inputs.Alpha);
}
