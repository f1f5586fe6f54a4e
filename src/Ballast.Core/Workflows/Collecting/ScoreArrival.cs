using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Collecting;

/// <summary>Whether the scores that a day was to bring are kept.</summary>
/// <remarks>
/// The scoring day's number says it, not a date: each running round has come so far by the calendar, or it has not. A way that was at
/// yesterday's day and is there still is waited for; one that stands further back has no scores and is not. Where a holiday brings none, the tries
/// of the day are made in vain, and that is all.
/// </remarks>
public static class ScoreArrival
{
    /// <summary>So many models say enough about all of them.</summary>
    private const int MostModels = 25;

    private const int LongestRoundDays = 100;

    /// <summary>The day, where its scores are all kept; null where one is missing or nothing can be said.</summary>
    public static DateOnly? Of(
        ISyncStore store,
        Tournament tournament,
        IReadOnlyDictionary<int, RoundFacts> rounds,
        IEnumerable<TrackedModel> models,
        DateOnly day
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(rounds);
        ArgumentNullException.ThrowIfNull(models);
        var rules = new AsOfView(store, tournament, DateTimeOffset.MaxValue).Rules;
        var from = RoundCalendar.FirstRoundFrom(day.AddDays(-LongestRoundDays));
        var isThere = false;
        foreach (var model in models.Take(MostModels))
        {
            foreach (var ((round, metric), kept) in store.PathEnds(tournament, model.Name, from))
            {
                var days = rules.At(round).Rule?.ScoreDays ?? 20;
                if (
                    (MetricNames.ScoreDays(metric.Name) ?? days) != days
                    || Expected(rounds.GetValueOrDefault(round), round, days, day) is not { } expected
                )
                    continue;
                if (kept == expected - 1)
                    return null;
                isThere |= kept >= expected;
            }
        }
        return isThere ? day : null;
    }

    /// <summary>The scoring day that the round shows at the end of a day; null where it does not score on it.</summary>
    private static int? Expected(RoundFacts? facts, int round, int days, DateOnly day)
    {
        var starts = facts?.ScoreTime ?? RoundCalendar.ScoreTime(round);
        var ends = facts?.ResolveTime ?? RoundCalendar.ResolveTime(round, days);
        var evening = new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);
        return DateOnly.FromDateTime(ends.UtcDateTime) < day || starts > evening
            ? null
            : ScoringProgress.DayAt(evening, starts, ends, days);
    }
}
