using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Verdicts;

/// <summary>From when to when a score of a round is scored, and over how many scoring days.</summary>
internal sealed class ScoreHorizons(RoundDates dates)
{
    private const int UsualScoreDays = 20;

    /// <summary>The horizon of one score in one round; a 60-day score goes on after a 20-day round has settled.</summary>
    public (int Days, DateTimeOffset Starts, DateTimeOffset Ends) Of(int round, Metric metric)
    {
        var roundDays = dates.RuleOf(round)?.ScoreDays ?? UsualScoreDays;
        var days = MetricNames.ScoreDays(metric.Name) ?? roundDays;
        var ends = dates.ResolvedAt(round);
        if (days != roundDays && days is 20 or 60 && roundDays is 20 or 60)
            ends += days > roundDays ? RoundCalendar.LongerHorizon : -RoundCalendar.LongerHorizon;
        return (days, dates.ScoredFrom(round), ends);
    }

    /// <summary>The scoring day of what was shown at a moment.</summary>
    public int DayAt(int round, Metric metric, DateTimeOffset moment)
    {
        var (days, starts, ends) = Of(round, metric);
        return ScoringProgress.DayAt(moment, starts, ends, days);
    }
}
