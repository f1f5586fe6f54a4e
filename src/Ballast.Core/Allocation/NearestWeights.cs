using Ballast.Core.Allocation.Solvers;

namespace Ballast.Core.Allocation;

/// <summary>The weights that keep limits and lie nearest to others: how methods that know no limits keep them.</summary>
internal static class NearestWeights
{
    /// <summary>The others themselves where they keep the limits; else the nearest by the sum of squared differences.</summary>
    public static AllocationResult Find(double[] weights, WeightLimits limits)
    {
        if (limits.Hold(weights))
            return AllocationResult.Of(weights);
        var program = limits.Program();
        var squares = new double[weights.Length, weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            program.SetCost(i, -weights[i]);
            squares[i, i] = 1;
        }
        program.Quadratic = squares;
        var solution = HighsSolver.Solve(program);
        return solution.Status switch
        {
            ProgramStatus.Optimal => AllocationResult.Of(solution.Values[..weights.Length]),
            ProgramStatus.Infeasible => AllocationResult.Infeasible(),
            _ => AllocationResult.IllPosed(SolverLibrary.NoAnswer),
        };
    }
}
