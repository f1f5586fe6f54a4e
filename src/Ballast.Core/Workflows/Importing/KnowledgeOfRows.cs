using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows.Importing;

/// <summary>Works out when a row's values became known.</summary>
/// <remarks>
/// A final score is known when its round resolves, never at "round minus a constant". The file's resolve time decides, else the
/// store's, else the calendar, and then the moment is marked assumed. A value of a running round became known when the source
/// saw it, at the latest now; which of the days before is not known, so it is marked assumed unless the source says.
/// </remarks>
/// <param name="rules">The rules of the rounds; a round's rule says how long its paid scores are scored.</param>
/// <param name="recorded">Facts already in the store.</param>
/// <param name="now">The moment of the import.</param>
public sealed class KnowledgeOfRows(RoundRules rules, IReadOnlyDictionary<int, RoundFacts> recorded, DateTimeOffset now)
{
    private const int UsualScoreDays = 20;

    // The flag of Signals is always false and that of Crypto unreliable (domain notes, section 7, quirk 2).
    private readonly bool _hasTrueFlags = rules.Tournament == Tournament.Classic;

    /// <summary>Knowledge of the row's payout and stake.</summary>
    public Knowledge OfPosition(PerformanceRow row) => Of(row, ResolveTime(row), ignoreFlag: !_hasTrueFlags);

    /// <summary>Knowledge of one score of the row: a 60-day score goes on after a 20-day round has settled.</summary>
    public Knowledge OfScore(PerformanceRow row, Metric metric)
    {
        var resolve = ResolveTime(row);
        var days = MetricNames.ScoreDays(metric.Name);
        var roundDays = ScoreDays(row.Round);
        if (days is null || days == roundDays || roundDays is not (20 or 60))
            return Of(row, resolve, ignoreFlag: !_hasTrueFlags);
        var shifted = resolve with
        {
            Time =
                days > roundDays
                    ? resolve.Time + RoundCalendar.LongerHorizon
                    : resolve.Time - RoundCalendar.LongerHorizon,
        };
        return Of(row, shifted, ignoreFlag: true);
    }

    /// <summary>When the facts of a round row became known: factor and totals with the first scores, marked assumed.</summary>
    public KnownTime OfRound(RoundRow row)
    {
        if (row.ObservedAt is { } seen)
            return KnownTime.Recorded(seen);
        var facts = row.Facts;
        if (facts.Resolved == true)
            return KnownTime.Assumed(facts.Resolve(ScoreDays(facts.Number)).Time);
        var scored = facts.ScoreTime ?? RoundCalendar.ScoreTime(facts.Number);
        return KnownTime.Assumed(scored < now ? scored : now);
    }

    private Knowledge Of(PerformanceRow row, KnownTime resolve, bool ignoreFlag)
    {
        var isFinal = ignoreFlag || row.Resolved is null ? resolve.Time <= now : row.Resolved.Value;
        // A planned resolve time may lie ahead of a round that was called resolved: what a file holds is known now.
        var latest = resolve.Time <= now ? resolve : KnownTime.Assumed(now);
        if (isFinal)
            return new Knowledge(latest, true, row.ObservedAt);
        return row.ObservedAt is { } seen
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
