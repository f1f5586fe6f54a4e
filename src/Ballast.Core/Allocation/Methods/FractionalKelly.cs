using Ballast.Core.Allocation.Solvers;

namespace Ballast.Core.Allocation.Methods;

/// <summary>Half of what would make the stake grow fastest; the rest stays idle: fractional Kelly.</summary>
/// <remarks>
/// Source: Kelly (1956), Bell System Technical Journal 35; half of it, because a mean that is estimated too high costs more growth than one too low (MacLean, Ziemba and
/// Blazenko 1992). Maximises the mean of ln(1 + Σ w r) over w ≥ 0 that add up to at most one: NMR cannot be borrowed. Returns are as the rules pay them, so a round gains and
/// loses no more than the clip. By a row of quadratic programs, each the second-order picture at the last point (Newton's way).
/// </remarks>
internal sealed class FractionalKelly : IAllocationMethod
{
    private const double Fraction = 0.5;
    private const int MostSteps = 50;
    private const double Tolerance = 1e-10;

    /// <inheritdoc />
    public string Name => "kelly";

    /// <inheritdoc />
    public string Explanation => "half of what would grow fastest; may leave NMR idle";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs)
    {
        var scenarios = inputs.Scenarios;
        if (scenarios.Any(row => row.Any(r => r <= -1)))
            return AllocationResult.IllPosed(
                "A round lost a whole stake: ln(0) has no value, so growth cannot be measured."
            );
        var weights = new double[inputs.Models];
        for (var step = 0; step < MostSteps; step++)
        {
            var solution = HighsSolver.Solve(Picture(inputs, weights));
            if (solution.Status == ProgramStatus.Infeasible)
                return AllocationResult.Infeasible();
            if (solution.Status != ProgramStatus.Optimal)
                return AllocationResult.IllPosed(SolverLibrary.NoAnswer);
            var next = solution.Values[..inputs.Models];
            var moved = WeightLimits.Turnover(weights, next);
            weights = next;
            if (moved < Tolerance)
                break;
        }
        var growth = AllocationInputs.Mix(scenarios, weights).Average(r => Math.Log(1 + r));
        double[] half = [.. weights.Select((w, i) => Math.Max(w * Fraction, inputs.Limits.Floors[i]))];
        return AllocationResult.Of(
            half,
            growth,
            half.Sum() == 0 ? "No mix is expected to grow: nothing would be staked." : null
        );
    }

    private static ConvexProgram Picture(AllocationInputs inputs, double[] at)
    {
        var (models, rounds) = (inputs.Models, inputs.Rounds);
        var mix = AllocationInputs.Mix(inputs.Scenarios, at);
        double[][] relative = [.. inputs.Scenarios.Select(row => row.Select((r, t) => r / (1 + mix[t])).ToArray())];
        var hessian = CovarianceEstimate.SecondMoments(relative);
        var program = new ConvexProgram();
        for (var i = 0; i < models; i++)
        {
            var cost = -relative[i].Average();
            for (var j = 0; j < models; j++)
                cost -= hessian[i, j] * at[j];
            program.AddVariable(Math.Max(inputs.Limits.Floors[i], 0), inputs.Limits.Caps[i], cost);
            // Fewer rounds than models leave directions in which nothing bends; a breath of it keeps the solver on its feet.
            hessian[i, i] *= 1 + 1e-9;
        }
        int[] all = [.. Enumerable.Range(0, models)];
        program.AddRow(double.NegativeInfinity, 1, all, [.. all.Select(_ => 1.0)]);
        foreach (var (members, cap) in inputs.Limits.Groups)
            program.AddRow(double.NegativeInfinity, cap, members, [.. members.Select(_ => 1.0)]);
        program.Quadratic = hessian;
        return program;
    }
}
