using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>
/// The made-up records whose jumps are most like those of a series, and for each the mean and deviation that the series' own world then has: what
/// their true values (0 and 1) are to their shapes, the unknown ones are to the series' shape.
/// </summary>
internal sealed class NearestRecords
{
    /// <summary>Of so many made-up records one is taken.</summary>
    public const int OneOf = 8;

    private readonly SimulatedDays _days;
    private readonly int _overlap;
    private readonly double _ownShare;
    private readonly int[] _records;
    private readonly SeriesShape[] _shapes;

    /// <param name="returns">The series, none missing.</param>
    /// <param name="options">How rounds overlap, and what they can gain or lose at most.</param>
    public NearestRecords(ReadOnlySpan<double> returns, IntervalOptions options)
    {
        var (days, overlap, threads) = (options.Days, options.Overlap, options.ThreadCount);
        (_days, _overlap, Rounds) = (days, overlap, returns.Length);
        // What happened was possible, whatever the rule says.
        Limit = Math.Max(options.Limit, Largest(returns));
        Shape = SeriesShape.Measure(returns, overlap);
        _ownShare = OwnVarianceShare.Estimate(returns, Shape.Deviation, overlap);
        _days.Reach(Rounds + overlap, threads);
        _shapes = Shapes(threads);
        _records =
        [
            .. Enumerable
                .Range(0, days.Records)
                .OrderBy(r => Math.Abs(_shapes[r].Unevenness - Shape.Unevenness))
                .ThenBy(r => r)
                .Take(days.Records / OneOf),
        ];
    }

    /// <summary>How many were taken.</summary>
    public int Count => _records.Length;

    /// <summary>Rounds of each, as of the series.</summary>
    public int Rounds { get; }

    /// <summary>The shape of the series.</summary>
    public SeriesShape Shape { get; }

    /// <summary>The most that a round can gain or lose.</summary>
    public double Limit { get; }

    /// <summary>The kind of days of a record.</summary>
    public int KindOf(int place) => DayKind.IndexOf(_records[place]);

    /// <summary>The mean of the series' world, if the record is like it: the record's mean is as many of its own standard errors away from the true one, 0.</summary>
    public double MeanOf(int place) =>
        Shape.Mean - (Shape.Error / _shapes[_records[place]].Error * _shapes[_records[place]].Mean);

    /// <summary>The deviation of the series' world: the record's is as many times the true one, 1.</summary>
    public double DeviationOf(int place) => Shape.Deviation / _shapes[_records[place]].Deviation;

    /// <summary>The record, moved and stretched to the series' own mean and deviation.</summary>
    public void FillAlike(int place, Span<double> path)
    {
        _days.Fill(_records[place], _overlap, _ownShare, path);
        var own = _shapes[_records[place]];
        Move(path, own.Mean, Shape.Deviation / own.Deviation, Shape.Mean, path);
    }

    /// <summary>Another record of the same kind of days in a world of the named mean and deviation.</summary>
    public void FillFresh(int place, double mean, double deviation, Span<double> path)
    {
        FillFresh(place, path);
        ToWorld(path, mean, deviation, path);
    }

    /// <summary>The same in the made-up world of mean 0 and deviation 1, without a limit.</summary>
    public void FillFresh(int place, Span<double> path) =>
        _days.Fill((_records[place] + DayKind.All.Count) % _days.Records, _overlap, _ownShare, path);

    /// <summary>Values of mean 0 and deviation 1 in a world of the named ones, up to the most that a round can gain or lose.</summary>
    public void ToWorld(ReadOnlySpan<double> values, double mean, double deviation, Span<double> into) =>
        Move(values, 0, deviation, mean, into);

    /// <summary>Rounds of all records of a kind that share no day, in any order.</summary>
    public double[] Apart(int kind, int most)
    {
        int[] all = [.. Enumerable.Range(0, _days.Records).Where(r => DayKind.IndexOf(r) == kind)];
        var each = Math.Clamp(most / all.Length, 1, Math.Max(1, Rounds / _overlap));
        var values = new double[all.Length * each];
        for (var i = 0; i < all.Length; i++)
            _days.FillEvery(all[i], _overlap, _ownShare, Rounds / each, values.AsSpan(i * each, each));
        return values;
    }

    private SeriesShape[] Shapes(int threads)
    {
        const int Width = SeriesTable.Width;
        var shapes = new SeriesShape[_days.Records];
        Parallel.For(
            0,
            (shapes.Length + Width - 1) / Width,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => (Path: new double[Rounds], Table: new double[Rounds * Width], Room: new double[Rounds * Width]),
            (part, _, room) =>
            {
                var first = part * Width;
                var some = shapes.AsSpan(first, Math.Min(Width, shapes.Length - first));
                for (var s = 0; s < some.Length; s++)
                {
                    _days.Fill(first + s, _overlap, _ownShare, room.Path);
                    SeriesTable.Put(room.Path, s, room.Table);
                }
                SeriesShapes.Measure(room.Table, _overlap, room.Room, some);
                return room;
            },
            _ => { }
        );
        return shapes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(ReadOnlySpan<double> values, double from, double stretch, double to, Span<double> into)
    {
        var (begin, scale, end) = (new Vector<double>(from), new Vector<double>(stretch), new Vector<double>(to));
        var (least, most) = (new Vector<double>(-Limit), new Vector<double>(Limit));
        var i = 0;
        for (; i <= into.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var moved = end + (scale * (SeriesTable.At(values, i) - begin));
            SeriesTable.Set(Vector.Min(Vector.Max(moved, least), most), into, i);
        }
        for (; i < into.Length; i++)
            into[i] = Math.Clamp(to + (stretch * (values[i] - from)), -Limit, Limit);
    }

    private static double Largest(ReadOnlySpan<double> returns)
    {
        var largest = 0.0;
        foreach (var value in returns)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
