using Ballast.Core.Allocation.Solvers;

namespace Ballast.Core.Allocation;

/// <summary>From a program to weights.</summary>
internal static class SolvedInputs
{
    /// <summary>Solves a program whose first variables are the weights, or the weights times a scale.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="program">The program.</param>
    /// <param name="solve">The solver.</param>
    /// <param name="objective">What the method made smallest or largest, of the weights.</param>
    /// <param name="infeasible">What it means where no point keeps all rows; null where the limits themselves are too tight.</param>
    public static AllocationResult Ask(
        this AllocationInputs inputs,
        ConvexProgram program,
        Func<ConvexProgram, ProgramSolution> solve,
        Func<double[], double> objective,
        string? infeasible = null
    )
    {
        var solution = solve(program);
        if (solution.Status == ProgramStatus.Infeasible)
            return infeasible is null ? AllocationResult.Infeasible() : AllocationResult.IllPosed(infeasible);
        if (solution.Status != ProgramStatus.Optimal)
            return AllocationResult.IllPosed(SolverLibrary.NoAnswer);
        double[] scaled = [.. solution.Values[..inputs.Models].Select(v => Math.Max(v, 0))];
        return scaled.Sum() > 0 ? inputs.Weigh(scaled, objective) : AllocationResult.IllPosed(SolverLibrary.NoAnswer);
    }

    /// <summary>Weights in any scale, none below zero and not all zero, as a result.</summary>
    public static AllocationResult Weigh(this AllocationInputs _, double[] scaled, Func<double[], double> objective)
    {
        var sum = scaled.Sum();
        var result = AllocationResult.Of(scaled.Select(v => v / sum));
        return result with { Objective = objective([.. result.Weights]) };
    }
}
