using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Dependence;

/// <summary>Which rounds a correlation looks at.</summary>
internal enum CommonRounds
{
    /// <summary>Those that all series have: one matrix that fits together, from which bets can be counted.</summary>
    OfAll,

    /// <summary>For each pair those that both have: more rounds, but the pairs rest on different ones.</summary>
    OfEachPair,
}

/// <summary>Pearson correlation between the returns of several models on common rounds.</summary>
/// <remarks>NaN where a pair has fewer than <see cref="FewestRounds"/> common rounds or where one side does not vary on them.</remarks>
internal sealed class CorrelationMatrix
{
    /// <summary>Below this a correlation says nothing: with three points it is near 1 or -1 by itself.</summary>
    public const int FewestRounds = 10;

    private readonly double[,] _values;
    private readonly int[,] _rounds;

    private CorrelationMatrix(IReadOnlyList<string> models, double[,] values, int[,] rounds, double[] volatilities) =>
        (Models, _values, _rounds, Volatilities) = (models, values, rounds, volatilities);

    /// <summary>Names, in the order of rows and columns.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Sample standard deviation of each model on the rounds of the diagonal.</summary>
    public IReadOnlyList<double> Volatilities { get; }

    /// <summary>The correlation of two models.</summary>
    public double this[int left, int right] => _values[left, right];

    /// <summary>Common rounds of two models that the correlation rests on.</summary>
    public int Rounds(int left, int right) => _rounds[left, right];

    /// <summary>Whether every correlation is known.</summary>
    public bool IsComplete => !_values.Cast<double>().Any(double.IsNaN);

    /// <summary>Makes the matrix.</summary>
    public static CorrelationMatrix Compute(
        IReadOnlyList<(string Model, RoundSeries Returns)> series,
        CommonRounds common = CommonRounds.OfAll
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        var grids = Aligned([.. series.Select(s => s.Returns)]);
        if (common == CommonRounds.OfAll)
            KeepCommon(grids);
        var (values, rounds) = (new double[grids.Length, grids.Length], new int[grids.Length, grids.Length]);
        for (var i = 0; i < grids.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var (left, right) = Pairs(grids[i], grids[j]);
                rounds[i, j] = rounds[j, i] = left.Length;
                var value = left.Length < FewestRounds ? double.NaN : Pearson.Compute(left, right);
                // Rounding leaves the diagonal a hair away from 1.
                values[i, j] = values[j, i] = i == j && !double.IsNaN(value) ? 1 : value;
            }
        }
        var volatility = new Measures.Volatility();
        double[] volatilities = [.. grids.Select(g => volatility.Compute(Gaps.Dropped(g)))];
        return new CorrelationMatrix([.. series.Select(s => s.Model)], values, rounds, volatilities);
    }

    /// <summary>A copy as plain numbers.</summary>
    internal double[,] ToArray() => (double[,])_values.Clone();

    private static double[][] Aligned(RoundSeries[] series)
    {
        RoundSeries[] filled = [.. series.Where(s => s.Grid.Length > 0)];
        if (filled.Length == 0)
            return [.. series.Select(_ => Array.Empty<double>())];
        var first = filled.Min(s => s.FirstRound);
        var length = filled.Max(s => s.FirstRound + s.Grid.Length) - first;
        var grids = new double[series.Length][];
        for (var i = 0; i < series.Length; i++)
        {
            grids[i] = new double[length];
            Array.Fill(grids[i], double.NaN);
            if (series[i].Grid.Length > 0)
                series[i].Grid.CopyTo(grids[i].AsSpan(series[i].FirstRound - first));
        }
        return grids;
    }

    private static void KeepCommon(double[][] grids)
    {
        for (var round = 0; grids.Length > 0 && round < grids[0].Length; round++)
        {
            if (!grids.Any(g => double.IsNaN(g[round])))
                continue;
            foreach (var grid in grids)
                grid[round] = double.NaN;
        }
    }

    private static (double[] Left, double[] Right) Pairs(double[] left, double[] right)
    {
        int[] both =
        [
            .. Enumerable.Range(0, left.Length).Where(i => !double.IsNaN(left[i]) && !double.IsNaN(right[i])),
        ];
        return ([.. both.Select(i => left[i])], [.. both.Select(i => right[i])]);
    }
}
