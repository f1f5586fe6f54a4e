using Ballast.Core.Allocation.Solvers;

namespace Ballast.Core.Allocation.Methods;

/// <summary>The most mean return for each unit of CVaR, as a linear program (Charnes and Cooper 1962).</summary>
/// <remarks>
/// Where some mix gains even in its worst rounds, its CVaR is not above zero and the ratio has no largest value: that is said, and no weights are given.
/// </remarks>
internal sealed class MaxReturnPerCvar : IAllocationMethod
{
    /// <inheritdoc />
    public string Name => "max-return-per-cvar";

    /// <inheritdoc />
    public string Explanation => "the most return for what is lost in the worst rounds";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs)
    {
        var safest = MinCvar.Solve(inputs, null);
        if (safest.Status != AllocationStatus.Ok)
            return safest;
        var least = safest.Objective!.Value;
        if (least <= 0)
            return AllocationResult.IllPosed(
                "A mix without a losing tail exists (its CVaR is not above zero), so return per CVaR has no largest value. More rounds would show the tail."
            );
        var unit = inputs.Means.Values.Max();
        if (unit <= 0)
            return AllocationResult.IllPosed(
                "No model has a mean return above zero: there is nothing to earn for the risk."
            );
        double[] means = [.. inputs.Means.Values.Select(m => m / unit)];
        double Ratio(double[] weights) => inputs.MeanOf(weights) / MinCvar.CvarOf(inputs, weights);
        if (
            inputs.Limits.Rows() is { } rows
            && TailOptimum.MinimiseRatio(inputs.Scenarios, inputs.Alpha, rows, means, least) is { } mix
        )
            return inputs.Weigh(mix, Ratio);
        var program = inputs.Limits.ScaledProgram(out _);
        program.AddRow(1, 1, [.. Enumerable.Range(0, inputs.Models)], means);
        var tail = new TailProgram(inputs.Scenarios, inputs.Alpha);
        return inputs.Ask(
            program,
            p => tail.Minimise(p, least),
            Ratio,
            "No mix that keeps the limits has a mean return above zero."
        );
    }
}
