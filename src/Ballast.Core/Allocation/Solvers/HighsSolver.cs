namespace Ballast.Core.Allocation.Solvers;

/// <summary>Quadratic programs, and linear ones as a second opinion, by the HiGHS that OR-Tools ships.</summary>
/// <remarks>
/// The objective is scaled so that its largest coefficient is <see cref="Scale"/>: covariances of returns are so small that HiGHS took them for zeros and ran into its
/// time limit at 20 models.
/// </remarks>
internal static class HighsSolver
{
    private const double Scale = 1e3;
    private const double TimeLimitSeconds = 30;

    /// <summary>Solves a program.</summary>
    public static ProgramSolution Solve(ConvexProgram program)
    {
        if (!SolverLibrary.IsThere)
            return new ProgramSolution(ProgramStatus.Failed, []);
        var highs = HighsApi.Create();
        try
        {
            HighsApi.SetOption(highs, "output_flag", 0);
            HighsApi.SetOption(highs, "time_limit", TimeLimitSeconds);
            HighsApi.SetOption(highs, "primal_feasibility_tolerance", 1e-9);
            HighsApi.SetOption(highs, "dual_feasibility_tolerance", 1e-9);
            if (Pass(highs, program) == HighsApi.Error || HighsApi.Run(highs) == HighsApi.Error)
                return new ProgramSolution(ProgramStatus.Failed, []);
            var status = HighsApi.ModelStatus(highs) switch
            {
                HighsApi.Optimal => ProgramStatus.Optimal,
                HighsApi.Infeasible => ProgramStatus.Infeasible,
                HighsApi.Unbounded or HighsApi.UnboundedOrInfeasible => ProgramStatus.Unbounded,
                _ => ProgramStatus.Failed,
            };
            return new ProgramSolution(
                status,
                status == ProgramStatus.Optimal ? HighsApi.Values(highs, program.Variables, program.Rows.Count) : []
            );
        }
        finally
        {
            HighsApi.Destroy(highs);
        }
    }

    private static int Pass(nint highs, ConvexProgram program)
    {
        var factor = Factor(program);
        var matrix = SparseRows.Of(program);
        var passed = HighsApi.PassLp(
            highs,
            [.. program.Cost.Select(c => c * factor)],
            [.. program.Lower],
            [.. program.Upper],
            [.. program.Rows.Select(r => r.Low)],
            [.. program.Rows.Select(r => r.High)],
            matrix
        );
        return passed != HighsApi.Error && program.Quadratic is { } quadratic
            ? HighsApi.PassHessian(
                highs,
                program.Variables,
                SparseRows.LowerTriangle(quadratic, program.Variables, factor)
            )
            : passed;
    }

    private static double Factor(ConvexProgram program)
    {
        var largest = program.Cost.Count == 0 ? 0 : program.Cost.Max(Math.Abs);
        if (program.Quadratic is { } quadratic)
        {
            foreach (var value in quadratic)
                largest = Math.Max(largest, Math.Abs(value));
        }
        return largest > 0 ? Scale / largest : 1;
    }
}

/// <summary>A matrix by its rows: where each begins, places, values. The last start is the number of values.</summary>
internal sealed record SparseRows(int[] Starts, int[] Places, double[] Values)
{
    public static SparseRows Of(ConvexProgram program)
    {
        var (starts, places, values) = (new List<int>(), new List<int>(), new List<double>());
        foreach (var row in program.Rows)
        {
            starts.Add(values.Count);
            for (var k = 0; k < row.Places.Length; k++)
            {
                if (row.Values[k] == 0)
                    continue;
                places.Add(row.Places[k]);
                values.Add(row.Values[k]);
            }
        }
        starts.Add(values.Count);
        return new SparseRows([.. starts], [.. places], [.. values]);
    }

    /// <summary>The lower triangle by columns, as HiGHS wants a Hessian; columns behind the matrix are empty.</summary>
    public static SparseRows LowerTriangle(double[,] matrix, int columns, double factor)
    {
        var size = matrix.GetLength(0);
        var (starts, places, values) = (new List<int>(), new List<int>(), new List<double>());
        for (var column = 0; column < columns; column++)
        {
            starts.Add(values.Count);
            for (var row = column; row < size; row++)
            {
                if (matrix[row, column] == 0)
                    continue;
                places.Add(row);
                values.Add(matrix[row, column] * factor);
            }
        }
        starts.Add(values.Count);
        return new SparseRows([.. starts], [.. places], [.. values]);
    }
}
