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
            like.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => (Path: new double[like.Rounds], Law: new double[MarginalLaw.Points]),
            (place, _, room) =>
            {
                var (mean, deviation) = (means[place], deviations[place]);
                if (truths.Length > 0)
                {
                    like.FillAlike(place, room.Path);
                    // Measures with a true value do not ask for the order; sorted once is sorted quickly again.
                    Array.Sort(room.Path);
                    var law = laws[like.KindOf(place)];
                    for (var i = 0; i < law.Length; i++)
                        room.Law[i] = like.Limited(mean + (deviation * law[i]));
                    for (var i = 0; i < truths.Length; i++)
                        draws.Shifts[i][place] = truths[i].Compute(room.Law) - truths[i].Compute(room.Path);
                }
                if (paths.Length > 0)
                    like.FillFresh(place, mean, deviation, room.Path);
                for (var i = 0; i < paths.Length; i++)
                    draws.Fresh[i][place] = paths[i].Compute(room.Path);
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
