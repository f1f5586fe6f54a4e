namespace Ballast.Core.Allocation.Solvers;

/// <summary>
/// A linear or quadratic program: minimise c x + ½ x' Q x, where lower ≤ x ≤ upper and, for each row, low ≤ a x ≤ high. Bounds may be infinite.
/// </summary>
internal sealed class ConvexProgram
{
    private readonly List<ProgramRow> _rows = [];
    private readonly List<double> _lower = [];
    private readonly List<double> _upper = [];
    private readonly List<double> _cost = [];

    /// <summary>Number of variables.</summary>
    public int Variables => _cost.Count;

    /// <summary>Lower bounds of the variables.</summary>
    public IReadOnlyList<double> Lower => _lower;

    /// <summary>Upper bounds of the variables.</summary>
    public IReadOnlyList<double> Upper => _upper;

    /// <summary>What one unit of each variable costs.</summary>
    public IReadOnlyList<double> Cost => _cost;

    /// <summary>The rows.</summary>
    public IReadOnlyList<ProgramRow> Rows => _rows;

    /// <summary>Q over the first variables, as many as it has rows; symmetric, no eigenvalue below zero. Null in a linear program.</summary>
    public double[,]? Quadratic { get; set; }

    /// <summary>Adds a variable.</summary>
    /// <returns>Its place.</returns>
    public int AddVariable(double lower, double upper, double cost = 0)
    {
        _lower.Add(lower);
        _upper.Add(upper);
        _cost.Add(cost);
        return _cost.Count - 1;
    }

    /// <summary>Sets what a variable costs.</summary>
    public void SetCost(int variable, double cost) => _cost[variable] = cost;

    /// <summary>Adds a row; places that are not named count as zero.</summary>
    public void AddRow(double low, double high, int[] places, double[] values) =>
        _rows.Add(new ProgramRow(low, high, places, values));

    /// <summary>Adds a row of few places.</summary>
    public void AddRow(double low, double high, params ReadOnlySpan<(int Place, double Value)> terms)
    {
        var (places, values) = (new int[terms.Length], new double[terms.Length]);
        for (var i = 0; i < terms.Length; i++)
            (places[i], values[i]) = terms[i];
        AddRow(low, high, places, values);
    }
}

/// <summary>A row of a program: low ≤ Σ value x[place] ≤ high.</summary>
internal sealed record ProgramRow(double Low, double High, int[] Places, double[] Values);

/// <summary>What became of a program.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Values">The variables where it is optimal; else empty.</param>
internal sealed record ProgramSolution(ProgramStatus Status, double[] Values);

/// <summary>How a program ended.</summary>
internal enum ProgramStatus
{
    /// <summary>Nothing is better.</summary>
    Optimal,

    /// <summary>No point keeps all rows and bounds.</summary>
    Infeasible,

    /// <summary>There is always a better point.</summary>
    Unbounded,

    /// <summary>The solver gave up, or is not there on this machine.</summary>
    Failed,
}
