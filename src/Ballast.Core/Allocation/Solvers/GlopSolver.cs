using Google.OrTools.LinearSolver;

namespace Ballast.Core.Allocation.Solvers;

/// <summary>Linear programs by GLOP, the simplex solver of OR-Tools.</summary>
/// <remarks>
/// Chosen by measurement: PDLP was off by 1.5e-7 and CLP reported an optimum that was none. Its library is loaded when the first program is solved.
/// </remarks>
internal static class GlopSolver
{
    /// <summary>Solves a program that has no quadratic part.</summary>
    public static ProgramSolution Solve(ConvexProgram program)
    {
        if (!SolverLibrary.IsThere)
            return new ProgramSolution(ProgramStatus.Failed, []);
        using var session = new GlopSession(program);
        return session.Solve();
    }
}

/// <summary>A linear program that is solved, gets another row, and is solved again from where it stood.</summary>
internal sealed class GlopSession : IDisposable
{
    // A hundred times what the largest program that was measured takes: it was seen to run on without end.
    private const int LongestMs = 60_000;

    private readonly Solver _solver;
    private readonly List<Variable> _variables = [];
    private Constraint? _growing;

    /// <param name="program">The program.</param>
    /// <param name="longestMs">How long it may take; beyond that there is no answer.</param>
    public GlopSession(ConvexProgram program, int longestMs = LongestMs)
    {
        if (program.Quadratic is not null)
            throw new ArgumentException("The program is quadratic.", nameof(program));
        _solver = Solver.CreateSolver("GLOP");
        _solver.SetTimeLimit(longestMs);
        for (var i = 0; i < program.Variables; i++)
            Add(program.Lower[i], program.Upper[i], program.Cost[i]);
        using var objective = _solver.Objective();
        objective.SetMinimization();
        foreach (var row in program.Rows)
            Add(row);
    }

    /// <summary>Adds a variable that is not below zero.</summary>
    /// <returns>Its place.</returns>
    public int AddVariable(double cost)
    {
        Add(0, double.PositiveInfinity, cost);
        return _variables.Count - 1;
    }

    /// <summary>Adds a row that variables to come can join.</summary>
    public void AddGrowing(ProgramRow row) => _growing = Make(row);

    /// <summary>Lets a variable join that row; nothing where there is none.</summary>
    public void Grow(int variable, double value) => _growing?.SetCoefficient(_variables[variable], value);

    /// <summary>Adds a row.</summary>
    public void Add(ProgramRow row) => Make(row).Dispose();

    private Constraint Make(ProgramRow row)
    {
        var made = _solver.MakeConstraint(row.Low, row.High, "");
        for (var k = 0; k < row.Places.Length; k++)
        {
            if (row.Values[k] != 0)
                made.SetCoefficient(_variables[row.Places[k]], row.Values[k]);
        }
        return made;
    }

    /// <summary>Solves what stands there.</summary>
    public ProgramSolution Solve()
    {
        var status = _solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => ProgramStatus.Optimal,
            Solver.ResultStatus.INFEASIBLE => ProgramStatus.Infeasible,
            Solver.ResultStatus.UNBOUNDED => ProgramStatus.Unbounded,
            _ => ProgramStatus.Failed,
        };
        return new ProgramSolution(
            status,
            status == ProgramStatus.Optimal ? [.. _variables.Select(v => v.SolutionValue())] : []
        );
    }

    private void Add(double lower, double upper, double cost)
    {
        var variable = _solver.MakeNumVar(lower, upper, "");
        _variables.Add(variable);
        if (cost == 0)
            return;
        using var objective = _solver.Objective();
        objective.SetCoefficient(variable, cost);
    }

    public void Dispose()
    {
        _growing?.Dispose();
        foreach (var variable in _variables)
            variable.Dispose();
        _solver.Dispose();
    }
}
