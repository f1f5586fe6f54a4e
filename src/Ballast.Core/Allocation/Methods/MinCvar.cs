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
        // In units of the means, so that a solver's tolerance is small beside them.
        var unit = Math.Max(inputs.Means.Values.Max(Math.Abs), double.Epsilon);
        var rows = inputs.Limits.Rows();
        if (minMean is { } least)
            rows?.Add([.. inputs.Means.Values.Select(m => (m - least) / unit)]);
        return rows is not null && TailOptimum.Minimise(inputs.Scenarios, inputs.Alpha, rows) is { } mix
            ? inputs.Weigh(mix, weights => CvarOf(inputs, weights))
            : Program(inputs, minMean / unit, unit);
    }

    /// <summary>The same by a solver of others: where turnover is limited, where no mix keeps the limits, and where ours does not prove its answer.</summary>
    private static AllocationResult Program(AllocationInputs inputs, double? minMean, double unit)
    {
        var program = inputs.Limits.Program();
        if (minMean is { } mean)
        {
            program.AddRow(
                mean,
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
