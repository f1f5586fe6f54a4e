using Ballast.Core.Numerics;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Alerts.Records;

/// <summary>The worst that a fresh record of a year brings in 99 of 100 cases, if the model stays what its past was.</summary>
/// <param name="Fall">Deepest fall of the summed returns, in stakes.</param>
/// <param name="Streak">Most burns in a row.</param>
internal sealed record RecordForecast(double Fall, double Streak)
{
    /// <summary>Share of fresh records that go beyond it.</summary>
    public const double Level = 0.01;

    /// <summary>Makes it from made-up records whose rounds overlap as the past ones do; how little a past says of its own mean and deviation is in it (docs/risk.md).</summary>
    /// <param name="past">Returns in their order, none missing.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    /// <param name="clip">The most that a round can gain or lose.</param>
    /// <param name="days">The days of made-up records, shared by all forecasts.</param>
    public static RecordForecast Make(double[] past, int overlap, double clip, SimulatedDays days)
    {
        var options = new IntervalOptions
        {
            Overlap = overlap,
            Limit = clip,
            Days = days,
        };
        days.Reach(Math.Max(past.Length, WatchedRecord.Length) + overlap, options.ThreadCount);
        var like = new NearestRecords(past, options);
        var (fall, streak) = (new AdditiveDrawdown(), new LongestBurnStreak());
        var (falls, streaks) = (new double[like.Count], new double[like.Count]);
        var path = new double[WatchedRecord.Length];
        for (var place = 0; place < like.Count; place++)
        {
            like.FillFresh(place, like.MeanOf(place), like.DeviationOf(place), path);
            (falls[place], streaks[place]) = (fall.Compute(path), streak.Compute(path));
        }
        return new RecordForecast(Limit(falls), Limit(streaks));
    }

    /// <summary>What is held against it is one more draw of the same kind, so the end leaves a share of k + 1 places above.</summary>
    private static double Limit(double[] drawn)
    {
        Array.Sort(drawn);
        var share = Math.Max((Level * (drawn.Length + 1)) - 1, 0) / (drawn.Length - 1);
        return Quantile.ComputeSorted(drawn, 1 - share);
    }
}
