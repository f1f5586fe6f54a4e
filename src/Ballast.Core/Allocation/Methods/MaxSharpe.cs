using Ballast.Core.Allocation.Solvers;

namespace Ballast.Core.Allocation.Methods;

/// <summary>The most mean return for each unit of volatility, with shrunk means and covariances. Source: Sharpe (1966); as a program, Charnes and Cooper (1962).</summary>
internal sealed class MaxSharpe : IAllocationMethod
{
    /// <inheritdoc />
    public string Name => "max-sharpe";

    /// <inheritdoc />
    public string Explanation => "the most return for how much it moves, from shrunk estimates";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs)
    {
        if (inputs.Rounds < 2)
            return AllocationResult.NotEnough("One round has no volatility.");
        return Solve(inputs, inputs.Means.Values);
    }

    /// <summary>The same with given means.</summary>
    public static AllocationResult Solve(AllocationInputs inputs, double[] means)
    {
        var unit = means.Max();
        if (unit <= 0)
            return AllocationResult.IllPosed(
                "No model has a mean return above zero: there is nothing to earn for the risk."
            );
        var program = inputs.Limits.ScaledProgram(out _);
        program.AddRow(1, 1, [.. Enumerable.Range(0, inputs.Models)], [.. means.Select(m => m / unit)]);
        program.Quadratic = inputs.Covariance.Values;
        return inputs.Ask(
            program,
            HighsSolver.Solve,
            weights => means.Zip(weights, (m, w) => m * w).Sum() / Math.Sqrt(inputs.Covariance.VarianceOf(weights)),
            "No mix that keeps the limits has a mean return above zero."
        );
    }
}
