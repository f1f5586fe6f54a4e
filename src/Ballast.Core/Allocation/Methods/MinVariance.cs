using Ballast.Core.Allocation.Solvers;

namespace Ballast.Core.Allocation.Methods;

/// <summary>The mix whose return moves least: minimum variance with shrunk covariances. Source: Markowitz (1952), Journal of Finance 7.</summary>
internal sealed class MinVariance : IAllocationMethod
{
    /// <inheritdoc />
    public string Name => "min-variance";

    /// <inheritdoc />
    public string Explanation => "the mix whose return moves least";

    /// <inheritdoc />
    public AllocationResult Solve(AllocationInputs inputs)
    {
        if (inputs.Rounds < 2)
            return AllocationResult.NotEnough("One round has no variance.");
        var program = inputs.Limits.Program();
        program.Quadratic = inputs.Covariance.Values;
        return inputs.Ask(program, HighsSolver.Solve, weights => inputs.Covariance.VarianceOf(weights));
    }
}
