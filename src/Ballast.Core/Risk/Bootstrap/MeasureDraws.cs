using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>What measures come to on made-up records: one row a measure, one value a record.</summary>
/// <param name="Shifts">Of measures with a true value: that of the record's world, less what the record shows when it has the series' mean and deviation.</param>
/// <param name="Typical">Of measures of a whole record: the middle value in the record's world.</param>
/// <param name="Fresh">The same measures of a fresh record of that world.</param>
internal sealed record MeasureDraws(double[][] Shifts, double[][] Typical, double[][] Fresh)
{
    private const int MostForALaw = 12_000;

    public static MeasureDraws Draw(NearestRecords like, IRiskMeasure[] truths, IRiskMeasure[] paths, int threads)
    {
        double[] means = [.. Enumerable.Range(0, like.Count).Select(like.MeanOf)];
        double[] deviations = [.. Enumerable.Range(0, like.Count).Select(like.DeviationOf)];
        var draws = new MeasureDraws(Rows(truths, like), Rows(paths, like), Rows(paths, like));
        var laws = Laws(like, truths.Length > 0);
        Parallel.For(
            0,
            (like.Count + SeriesTable.Width - 1) / SeriesTable.Width,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new Room(like, means, deviations),
            (part, _, room) =>
            {
                if (truths.Length > 0)
                    room.DrawShifts(part * SeriesTable.Width, laws, truths, draws.Shifts);
                if (paths.Length > 0)
                    room.DrawFresh(part * SeriesTable.Width, paths, draws.Fresh);
                return room;
            },
            _ => { }
        );
        if (paths.Length == 0)
            return draws;
        double[] ratios = [.. means.Zip(deviations, (m, s) => m / s)];
        var typical = new TypicalRecords(like, paths, ratios, deviations, threads);
        for (var i = 0; i < paths.Length; i++)
        {
            for (var place = 0; place < like.Count; place++)
                draws.Typical[i][place] = typical.Of(i, ratios[place], deviations[place]);
        }
        return draws;
    }

    /// <summary>Where one thread draws eight records at a time.</summary>
    private sealed class Room(NearestRecords like, double[] means, double[] deviations)
    {
        private readonly double[] _path = new double[like.Rounds];
        private readonly double[] _point = new double[MarginalLaw.Points];
        private readonly SortedRecords _sorted = new(like.Rounds);
        private readonly SortedRecords _law = new(MarginalLaw.Points);
        private readonly PathRecords _records = new(like.Rounds);

        public void DrawShifts(int first, double[][] laws, IRiskMeasure[] measures, double[][] shifts)
        {
            var count = CountFrom(first);
            for (var s = 0; s < count; s++)
            {
                var place = first + s;
                like.FillAlike(place, _path);
                SeriesTable.Put(_path, s, _sorted.Table);
                like.ToWorld(laws[like.KindOf(place)], means[place], deviations[place], _point);
                SeriesTable.Put(_point, s, _law.Table);
            }
            // Measures with a true value do not ask for the order.
            SeriesTable.Sort(_sorted.Table);
            _sorted.Read();
            _law.Read();
            for (var i = 0; i < measures.Length; i++)
            {
                for (var s = 0; s < count; s++)
                    shifts[i][first + s] = _law.Of(measures[i], s) - _sorted.Of(measures[i], s);
            }
        }

        public void DrawFresh(int first, IRiskMeasure[] measures, double[][] fresh)
        {
            var count = CountFrom(first);
            for (var s = 0; s < count; s++)
            {
                like.FillFresh(first + s, means[first + s], deviations[first + s], _path);
                SeriesTable.Put(_path, s, _records.Table);
            }
            _records.Read();
            for (var i = 0; i < measures.Length; i++)
            {
                for (var s = 0; s < count; s++)
                    fresh[i][first + s] = _records.Of(measures[i], s);
            }
        }

        private int CountFrom(int first) => Math.Min(SeriesTable.Width, like.Count - first);
    }

    private static double[][] Rows(IRiskMeasure[] measures, NearestRecords like) =>
        [.. measures.Select(_ => new double[like.Count])];

    /// <summary>One a kind; kinds that stand in the list twice share theirs.</summary>
    private static double[][] Laws(NearestRecords like, bool areNeeded)
    {
        var laws = new double[DayKind.All.Count][];
        for (var kind = 0; areNeeded && kind < laws.Length; kind++)
        {
            var first = DayKind.All.ToList().IndexOf(DayKind.All[kind]);
            laws[kind] = first < kind ? laws[first] : MarginalLaw.Compute(like.Apart(kind, MostForALaw));
        }
        return laws;
    }
}
