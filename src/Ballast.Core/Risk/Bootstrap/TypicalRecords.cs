using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>
/// The middle value of measures over records of a world, for any mean and deviation: computed on a few worlds, the same made-up records in each, and
/// between them along straight lines.
/// </summary>
internal sealed class TypicalRecords
{
    private const int Records = 100;

    /// <summary>Where among the drawn ratios of mean to deviation the worlds lie: closer at the ends, which become the ends of intervals.</summary>
    private static readonly double[] Places = [0.005, 0.025, 0.15, 0.5, 0.85, 0.975, 0.995];

    private readonly double[] _ratios;
    private readonly double[] _deviations;
    private readonly double[][][] _middles;

    /// <param name="like">The made-up records.</param>
    /// <param name="measures">What is measured.</param>
    /// <param name="ratios">Drawn ratios of mean to deviation.</param>
    /// <param name="deviations">Drawn deviations.</param>
    /// <param name="threads">At most.</param>
    public TypicalRecords(
        NearestRecords like,
        IRiskMeasure[] measures,
        double[] ratios,
        double[] deviations,
        int threads
    )
    {
        _ratios = [.. Places.Select(p => Quantile.Compute(ratios, p))];
        var (least, most) = (Quantile.Compute(deviations, 0.01), Quantile.Compute(deviations, 0.99));
        _deviations = [least, Math.Sqrt(least * most), most];
        _middles = [.. _ratios.Select(_ => new double[_deviations.Length][])];
        var records = FreshRecords(like);
        var worlds = _ratios.Length * _deviations.Length;
        Parallel.For(
            0,
            worlds,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new PathRecords(like.Rounds),
            (world, _, room) =>
            {
                var (row, column) = (world / _deviations.Length, world % _deviations.Length);
                _middles[row][column] = Middles(like, records, room, measures, _ratios[row], _deviations[column]);
                return room;
            },
            _ => { }
        );
    }

    /// <summary>The middle value of a measure in a world.</summary>
    public double Of(int measure, double ratio, double deviation)
    {
        var (row, down) = Between(_ratios, ratio);
        var (column, across) = Between(_deviations, deviation);
        double At(int r, int c) => _middles[r][c][measure];
        var above = At(row, column) + (across * (At(row, column + 1) - At(row, column)));
        var below = At(row + 1, column) + (across * (At(row + 1, column + 1) - At(row + 1, column)));
        return above + (down * (below - above));
    }

    /// <summary>Records of mean 0 and deviation 1, side by side: every world is made from them.</summary>
    private static double[][] FreshRecords(NearestRecords like)
    {
        var count = Math.Min(Records, like.Count);
        var tables = new double[(count + SeriesTable.Width - 1) / SeriesTable.Width][];
        var path = new double[like.Rounds];
        for (var part = 0; part < tables.Length; part++)
        {
            tables[part] = new double[like.Rounds * SeriesTable.Width];
            for (var s = 0; s < SeriesTable.Width && (part * SeriesTable.Width) + s < count; s++)
            {
                like.FillFresh((part * SeriesTable.Width) + s, path);
                SeriesTable.Put(path, s, tables[part]);
            }
        }
        return tables;
    }

    private static double[] Middles(
        NearestRecords like,
        double[][] tables,
        PathRecords records,
        IRiskMeasure[] measures,
        double ratio,
        double deviation
    )
    {
        var count = Math.Min(Records, like.Count);
        var bounds = measures.Select(_ => new (double Low, double High)[count]).ToArray();
        for (var place = 0; place < count; place++)
        {
            var (part, s) = Math.DivRem(place, SeriesTable.Width);
            if (s == 0)
            {
                like.ToWorld(tables[part], ratio * deviation, deviation, records.Table);
                records.Read();
            }
            for (var i = 0; i < measures.Length; i++)
                bounds[i][place] = records.BoundsOf(measures[i], s);
        }
        var path = new double[like.Rounds];
        double Exact(IRiskMeasure measure, int place)
        {
            like.FillFresh(place, ratio * deviation, deviation, path);
            return measure.Compute(path);
        }
        return [.. measures.Zip(bounds, (m, b) => Middle(b, place => Exact(m, place)))];
    }

    /// <summary>The middle of values that are known within bounds: only those that may stand in the middle are computed.</summary>
    /// <param name="bounds">Below and above each value; equal where it is known.</param>
    /// <param name="value">Computes one.</param>
    internal static double Middle((double Low, double High)[] bounds, Func<int, double> value)
    {
        var (below, above, _) = Quantile.Place(bounds.Length, 0.5);
        var least = bounds.Select(b => b.Low).Order().ElementAt(below);
        var most = bounds.Select(b => b.High).Order().ElementAt(above);
        var values = new double[bounds.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (low, high) = bounds[i];
            values[i] = low == high || high < least || low > most ? low : value(i);
        }
        // What is not defined stands in front of all numbers, wherever its bounds are.
        if (values.Any(double.IsNaN))
            values = [.. bounds.Select((_, i) => value(i))];
        return Quantile.Compute(values, 0.5);
    }

    private static (int Place, double Share) Between(double[] nodes, double value)
    {
        var place = 0;
        while (place < nodes.Length - 2 && value > nodes[place + 1])
            place++;
        var width = nodes[place + 1] - nodes[place];
        return (place, width > 0 ? Math.Clamp((value - nodes[place]) / width, 0, 1) : 0);
    }
}
