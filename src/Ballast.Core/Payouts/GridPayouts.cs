using Ballast.Core.Numerics;

namespace Ballast.Core.Payouts;

/// <summary>Pays a grid of multiplier combinations over the rounds of a panel: by the fast kernel where every formula can be folded, else round by round.</summary>
internal sealed class GridPayouts
{
    private const int AllCores = -1;

    private readonly int _models;
    private readonly int _stride;
    private readonly IReadOnlyList<double[]> _planes;
    private readonly IReadOnlyList<PaidRound> _rounds;
    private readonly double[] _scales;
    private readonly double[] _limits;

    /// <summary>Keeps the scores.</summary>
    /// <param name="models">Number of models.</param>
    /// <param name="planes">One array a score, each models x rounds, row by row; NaN is missing.</param>
    /// <param name="rounds">How each round pays, one a column.</param>
    public GridPayouts(int models, IReadOnlyList<double[]> planes, IReadOnlyList<PaidRound> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        (_models, _stride, _planes, _rounds) = (models, rounds.Count, planes, rounds);
        var folded = rounds.Select(r => r.Folded).ToList();
        IsFolded = folded.TrueForAll(f => f is not null);
        _scales = [.. folded.Select(f => f?.Scale ?? 0)];
        _limits = [.. folded.Select(f => f?.Limit ?? 0)];
    }

    /// <summary>Whether the fast kernel pays.</summary>
    public bool IsFolded { get; }

    /// <summary>Sum of the returns of some columns.</summary>
    /// <param name="first">First column.</param>
    /// <param name="count">Columns.</param>
    /// <param name="multipliers">Combinations x scores, as they count, row by row.</param>
    /// <param name="threads">Most threads, -1 for as many as there are cores.</param>
    public PayoutGrid Totals(int first, int count, double[] multipliers, int threads = AllCores) =>
        IsFolded
            ? PayoutGridKernel.Totals(Input(first, count, multipliers), threads)
            : Plain(first, count, multipliers, 0, (sum, value) => sum + value);

    /// <summary>Product of (1 + return) of some columns, minus 1.</summary>
    /// <param name="first">First column.</param>
    /// <param name="count">Columns.</param>
    /// <param name="multipliers">Combinations x scores, as they count, row by row.</param>
    public PayoutGrid Compounded(int first, int count, double[] multipliers) =>
        IsFolded
            ? PayoutGridKernel.Compounded(Input(first, count, multipliers))
            : Plain(first, count, multipliers, 0, (gain, value) => ((1 + gain) * (1 + value)) - 1);

    /// <summary>Goes on through some columns with how far the returns, added up, fell.</summary>
    /// <param name="falls">What fell up to the first of them.</param>
    /// <param name="first">First column.</param>
    /// <param name="count">Columns.</param>
    /// <param name="multipliers">Combinations x scores, as they count, row by row.</param>
    public void AddFalls(FallGrid falls, int first, int count, double[] multipliers)
    {
        if (IsFolded)
            falls.Add(Input(first, count, multipliers));
        else
            falls.AddPlain(
                count,
                (model, round, k) => Return(model, first + round, multipliers.AsSpan(k * _planes.Count, _planes.Count))
            );
    }

    /// <summary>What one combination returns a model in one round, over committed capital; NaN where any score of the grid is missing.</summary>
    public double Return(int model, int column, ReadOnlySpan<double> multipliers)
    {
        var sum = 0.0;
        for (var plane = 0; plane < _planes.Count; plane++)
            sum += multipliers[plane] * _planes[plane][(model * _stride) + column];
        return _rounds[column].Return(sum);
    }

    private PayoutGridInput Input(int first, int count, double[] multipliers) =>
        new(_models, _stride, first, count, _planes, _scales, _limits, multipliers);

    private PayoutGrid Plain(
        int first,
        int count,
        double[] multipliers,
        double neutral,
        Func<double, double, double> fold
    )
    {
        var combinations = multipliers.Length / _planes.Count;
        var grid = new PayoutGrid(_models, combinations);
        for (var model = 0; model < _models; model++)
        {
            var row = grid.Row(model);
            row.Fill(neutral);
            for (var column = first; column < first + count; column++)
            {
                if (double.IsNaN(Return(model, column, multipliers.AsSpan(0, _planes.Count))))
                    continue;
                grid.PresentRounds[model]++;
                for (var k = 0; k < combinations; k++)
                    row[k] = fold(row[k], Return(model, column, multipliers.AsSpan(k * _planes.Count, _planes.Count)));
            }
        }
        return grid;
    }
}
