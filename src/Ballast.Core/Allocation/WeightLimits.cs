using Ballast.Core.Allocation.Solvers;

namespace Ballast.Core.Allocation;

/// <summary>What weights must keep, beside not being below zero and adding up to one.</summary>
/// <param name="Floors">Least weight of each model, such as what is locked.</param>
/// <param name="Caps">Largest weight of each model.</param>
internal sealed record WeightLimits(double[] Floors, double[] Caps)
{
    private const double Slack = 1e-9;

    /// <summary>Models, by their places, that together have at most a weight.</summary>
    public IReadOnlyList<(int[] Models, double Cap)> Groups { get; init; } = [];

    /// <summary>Weights now; null where turnover is not limited.</summary>
    public double[]? Current { get; init; }

    /// <summary>Largest turnover: half of the sum of all changes, in [0, 1].</summary>
    public double MaxTurnover { get; init; } = 1;

    /// <summary>No limits for some models.</summary>
    public static WeightLimits None(int models) => Of(models, 0, 1);

    /// <summary>The same limits for all models.</summary>
    public static WeightLimits Of(int models, double floor, double cap) =>
        new([.. Enumerable.Repeat(floor, models)], [.. Enumerable.Repeat(cap, models)]);

    /// <summary>Whether weights keep all limits.</summary>
    public bool Hold(IReadOnlyList<double> weights)
    {
        for (var i = 0; i < weights.Count; i++)
        {
            if (weights[i] < Math.Max(Floors[i], 0) - Slack || weights[i] > Caps[i] + Slack)
                return false;
        }
        return Math.Abs(weights.Sum() - 1) <= Slack
            && Groups.All(g => g.Models.Sum(m => weights[m]) <= g.Cap + Slack)
            && (Current is null || Turnover(Current, weights) <= MaxTurnover + Slack);
    }

    /// <summary>Half of the sum of all changes: the share that moves.</summary>
    public static double Turnover(IReadOnlyList<double> from, IReadOnlyList<double> to) =>
        from.Zip(to, (one, other) => Math.Abs(one - other)).Sum() / 2;

    /// <summary>A program whose first variables are weights that keep the limits.</summary>
    public ConvexProgram Program()
    {
        var program = new ConvexProgram();
        for (var i = 0; i < Floors.Length; i++)
            program.AddVariable(Math.Max(Floors[i], 0), Caps[i]);
        var all = Places();
        program.AddRow(1, 1, all, Ones(all.Length));
        foreach (var (models, cap) in Groups)
            program.AddRow(double.NegativeInfinity, cap, models, Ones(models.Length));
        if (Current is { } current)
        {
            var moved = current.Select(_ => program.AddVariable(0, double.PositiveInfinity)).ToArray();
            for (var i = 0; i < moved.Length; i++)
            {
                program.AddRow(-current[i], double.PositiveInfinity, (moved[i], 1), (i, -1));
                program.AddRow(current[i], double.PositiveInfinity, (moved[i], 1), (i, 1));
            }
            program.AddRow(double.NegativeInfinity, 2 * MaxTurnover, moved, Ones(moved.Length));
        }
        return program;
    }

    /// <summary>
    /// The limits as rows a, so that weights that are not below zero keep them where a w ≥ 0, whatever their scale; null where turnover is limited, which no such row says.
    /// </summary>
    public List<double[]>? Rows()
    {
        if (Current is not null)
            return null;
        var rows = new List<double[]>();
        for (var i = 0; i < Floors.Length; i++)
        {
            if (Floors[i] > 0)
                rows.Add(Row([i], 1, -Floors[i]));
            if (Caps[i] < 1)
                rows.Add(Row([i], -1, Caps[i]));
        }
        foreach (var (models, cap) in Groups)
            rows.Add(Row(models, -1, cap));
        return rows;

        double[] Row(int[] models, double each, double all)
        {
            var row = new double[Floors.Length];
            Array.Fill(row, all);
            foreach (var model in models)
                row[model] += each;
            return row;
        }
    }

    /// <summary>
    /// A program whose first variables are such weights times a scale that is above zero, the variable behind them: for ratios, which do not change with it (Charnes and
    /// Cooper 1962).
    /// </summary>
    public ConvexProgram ScaledProgram(out int scale)
    {
        var program = new ConvexProgram();
        foreach (var _ in Floors)
            program.AddVariable(0, double.PositiveInfinity);
        var k = scale = program.AddVariable(0, double.PositiveInfinity);
        int[] all = [.. Places(), k];
        program.AddRow(0, 0, all, [.. Ones(Floors.Length), -1]);
        for (var i = 0; i < Floors.Length; i++)
        {
            if (Floors[i] > 0)
                program.AddRow(0, double.PositiveInfinity, (i, 1), (k, -Floors[i]));
            if (Caps[i] < 1)
                program.AddRow(double.NegativeInfinity, 0, (i, 1), (k, -Caps[i]));
        }
        foreach (var (models, cap) in Groups)
            program.AddRow(double.NegativeInfinity, 0, [.. models, k], [.. Ones(models.Length), -cap]);
        if (Current is { } current)
        {
            var moved = current.Select(_ => program.AddVariable(0, double.PositiveInfinity)).ToArray();
            for (var i = 0; i < moved.Length; i++)
            {
                program.AddRow(0, double.PositiveInfinity, (moved[i], 1), (i, -1), (k, current[i]));
                program.AddRow(0, double.PositiveInfinity, (moved[i], 1), (i, 1), (k, -current[i]));
            }
            program.AddRow(double.NegativeInfinity, 0, [.. moved, k], [.. Ones(moved.Length), -2 * MaxTurnover]);
        }
        return program;
    }

    private int[] Places() => [.. Enumerable.Range(0, Floors.Length)];

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
