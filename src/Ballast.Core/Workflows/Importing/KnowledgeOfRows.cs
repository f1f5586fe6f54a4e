using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Importing;

/// <summary>Works out when a row's values became known.</summary>
/// <remarks>
/// A final score is known when its round resolves, never at "round minus a constant". The file's resolve time decides, else the
/// store's, else the calendar, and then the moment is marked assumed. A value of a running round became known when the source
/// saw it, at the latest now; which of the days before is not known, so it is marked assumed unless the source says. Nothing counts as
/// known later than now: what a file holds is known.
/// </remarks>
/// <param name="rules">The rules of the rounds; a round's rule says how long its paid scores are scored.</param>
/// <param name="recorded">Facts already in the store.</param>
/// <param name="now">The moment of the import.</param>
public sealed class KnowledgeOfRows(RoundRules rules, IReadOnlyDictionary<int, RoundFacts> recorded, DateTimeOffset now)
{
    private const int UsualScoreDays = 20;

    // The calendar's resolve day is wrong by up to this much (RoundCalendar.ResolveTime), weekends included.
    private static readonly TimeSpan DoubtOfTheLastDay = TimeSpan.FromDays(4);

    // A bare date is the day of a value, not its moment; scores appear in the afternoon (domain notes, section 2.3).
    private static readonly TimeSpan UsualHour = new(15, 30, 0);

    // The flag of Signals is always false and that of Crypto unreliable (domain notes, section 7, quirk 2).
    private readonly bool _hasTrueFlags = rules.Tournament == Tournament.Classic;

    /// <summary>Knowledge of the row's payout and stake.</summary>
    public Knowledge OfPosition(PerformanceRow row) => Of(row, ResolveTime(row), ignoreFlag: !_hasTrueFlags);

    /// <summary>Knowledge of one score of the row: a 60-day score goes on after a 20-day round has settled.</summary>
    public Knowledge OfScore(PerformanceRow row, Metric metric)
    {
        var (resolve, ignoreFlag, _) = Ending(row, metric);
        return Of(row, resolve, ignoreFlag);
    }

    /// <summary>
    /// Knowledge of what was shown of a round on one scoring day. Flags beside it are of today: only the last day, where the round has resolved,
    /// is the last word.
    /// </summary>
    /// <param name="row">The round, with its resolve time and flag where a row said them.</param>
    /// <param name="metric">The score; null for stake and payout.</param>
    /// <param name="shownAt">The day or moment; null where only the count of days is known.</param>
    /// <param name="day">The scoring day counted from 1.</param>
    /// <param name="isLast">Whether no later day of it is in the file.</param>
    public Knowledge OfShown(PerformanceRow row, Metric? metric, DateTimeOffset? shownAt, int? day, bool isLast)
    {
        var (resolve, ignoreFlag, scoreDays) = metric is { } score
            ? Ending(row, score)
            : (ResolveTime(row), !_hasTrueFlags, ScoreDays(row.Round));
        var flag = ignoreFlag ? null : row.Resolved;
        var shown = Shown(shownAt, day, scoreDays, resolve);
        var isLastDay = day is { } number
            ? number >= scoreDays
            : shown.Time.UtcDateTime.Date >= (resolve.Time - DoubtOfTheLastDay).UtcDateTime.Date;
        if (!isLast || !isLastDay || flag == false || (resolve.Time > now && flag != true))
            return new Knowledge(shown, false);
        if (resolve.Time > now)
            return new Knowledge(KnownTime.Assumed(now), true);
        return new Knowledge(
            resolve.Basis == TimeBasis.Assumed && shown.Time > resolve.Time ? KnownTime.Assumed(shown.Time) : resolve,
            true
        );
    }

    /// <summary>When the facts of a round row became known: factor and totals with the first scores, marked assumed.</summary>
    public KnownTime OfRound(RoundRow row)
    {
        if (row.ObservedAt is { } seen)
            return KnownTime.Recorded(NotAhead(seen));
        var facts = row.Facts;
        if (facts.Resolved == true)
            return KnownTime.Assumed(NotAhead(facts.Resolve(ScoreDays(facts.Number)).Time));
        return KnownTime.Assumed(NotAhead(facts.ScoreTime ?? RoundCalendar.ScoreTime(facts.Number)));
    }

    /// <summary>Whether the row's flag speaks against the row's own time: called resolved long before, or not resolved long after it.</summary>
    public bool IsFlagAgainstTime(PerformanceRow row)
    {
        if (!_hasTrueFlags || row.IsFlagOfScore || row.Resolved is not { } flag)
            return false;
        var (resolve, at) = (ResolveTime(row).Time, row.ObservedAt ?? now);
        return flag ? resolve > at + DoubtOfTheLastDay : resolve < at - DoubtOfTheLastDay;
    }

    private DateTimeOffset NotAhead(DateTimeOffset time) => time <= now ? time : now;

    private KnownTime Shown(DateTimeOffset? shownAt, int? day, int scoreDays, KnownTime resolve)
    {
        if (shownAt is not { } time)
        {
            // Five scoring days a week, counted back from the last one.
            var back = day is { } number ? TimeSpan.FromDays(Math.Max(0, scoreDays - number) * 7 / 5) : TimeSpan.Zero;
            return KnownTime.Assumed(NotAhead(resolve.Time - back));
        }
        var known = time.TimeOfDay == TimeSpan.Zero ? KnownTime.Assumed(time + UsualHour) : KnownTime.Recorded(time);
        return known.Time <= now ? known : KnownTime.Assumed(now);
    }

    private (KnownTime Resolve, bool IgnoreFlag, int ScoreDays) Ending(PerformanceRow row, Metric metric)
    {
        var resolve = ResolveTime(row);
        var days = MetricNames.ScoreDays(metric.Name);
        var roundDays = ScoreDays(row.Round);
        if (days is not { } own || own == roundDays || roundDays is not (20 or 60))
            return (resolve, !_hasTrueFlags, days ?? roundDays);
        var shifted = resolve with
        {
            Time =
                own > roundDays
                    ? resolve.Time + RoundCalendar.LongerHorizon
                    : resolve.Time - RoundCalendar.LongerHorizon,
        };
        return (shifted, true, own);
    }

    private Knowledge Of(PerformanceRow row, KnownTime resolve, bool ignoreFlag)
    {
        DateTimeOffset? seenAt = row.ObservedAt is { } reported ? NotAhead(reported) : null;
        // A snapshot says what was the last word when it was taken, not what is today.
        var isFinal = ignoreFlag || row.Resolved is null ? resolve.Time <= (seenAt ?? now) : row.Resolved.Value;
        // A planned resolve time may lie ahead of a round that was called resolved: what a file holds is known now.
        var latest = resolve.Time <= now ? resolve : KnownTime.Assumed(now);
        if (isFinal && !row.IsPending)
            return new Knowledge(latest, true, seenAt);
        return seenAt is { } seen
            ? new Knowledge(KnownTime.Recorded(seen), false, seen)
            : new Knowledge(KnownTime.Assumed(latest.Time), false, null);
    }

    private KnownTime ResolveTime(PerformanceRow row)
    {
        if (row.ResolveTime is { } own)
            return KnownTime.Recorded(own);
        if (recorded.TryGetValue(row.Round, out var facts) && facts.ResolveTime is { } kept)
            return KnownTime.Recorded(kept);
        return KnownTime.Assumed(RoundCalendar.ResolveTime(row.Round, ScoreDays(row.Round)));
    }

    private int ScoreDays(int round) => rules.At(round).Rule?.ScoreDays ?? UsualScoreDays;
}
