using System.Globalization;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Today;

/// <summary>What somebody should know who looks in, in sentences: each says what is so, not what to do with a stake.</summary>
internal static class NeedsAttention
{
    /// <summary>Scores come five days a week; three days without any are a weekend and a day.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(4);

    /// <summary>A change of the rule is near while rounds of both sides are open together.</summary>
    private const int Near = 25;

    /// <summary>Of what is stored: whether it is old, whether payouts are missing.</summary>
    public static IEnumerable<string> Stored(
        IReadOnlyList<Position> positions,
        StakeStates states,
        DateTimeOffset? newest,
        DateTimeOffset asOf
    )
    {
        if (newest is { } known && asOf - known > Stale)
            yield return $"Nothing new since {Day(known)}: sync, or import newer tables.";
        var unpaid = positions.Where(states.LacksPayout).ToList();
        if (!unpaid.Exists(states.IsLate))
            yield break;
        var projected = unpaid.FindAll(p => p is { IsFinal: false, Payout: not null });
        var last =
            projected.Count == 0 ? "" : $"; last projected {Signed(Amounts.Sum(projected, p => p.Payout!.Value))} NMR";
        yield return $"{Many(unpaid.Count, "stake")} in rounds that have resolved {(unpaid.Count == 1 ? "has" : "have")} no settled payout stored{last}.";
    }

    /// <summary>Of the open rounds: stakes without a score, an expected burn.</summary>
    public static IEnumerable<string> Expected(NowcastAnswer? nowcast)
    {
        if (nowcast?.NotComputed.GetValueOrDefault("no-score") is > 0 and var silent)
            yield return $"{Many(silent, "open stake")} {(silent == 1 ? "lacks" : "lack")} a score that pays although the round is being scored: was the submission valid?";
        if (nowcast?.Account is { High80: < 0 } account)
            yield return $"The open rounds are expected to burn: four times in five between {Amount(account.Low80)} and {Amount(account.High80)} NMR.";
    }

    /// <summary>Of the rules: a change that lies just behind or before the newest round.</summary>
    public static IEnumerable<string> Rule(RoundRules rules, DateTimeOffset asOf)
    {
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(asOf.UtcDateTime));
        if (rules.At(newest).Rule is not { } now)
            yield break;
        for (var round = newest + 1; round <= newest + Near; round++)
        {
            if (rules.At(round).Rule is { } next && next.Id != now.Id)
            {
                yield return $"The payout rule changes with round {round}, which opens on {RoundCalendar.OpenDate(round):yyyy-MM-dd}, to {RuleNames.Scores(next)}: what was measured before says less about what comes.";
                yield break;
            }
        }
        for (var round = newest - 1; round >= Math.Max(1, newest - Near); round--)
        {
            if (rules.At(round).Rule is { } last && last.Id != now.Id)
            {
                yield return $"The payout rule changed with round {round + 1}, to {RuleNames.Scores(now)}: few rounds have resolved under it, and statistics begin anew.";
                yield break;
            }
        }
    }

    /// <summary>Of scores and returns: changes of a level that are shown.</summary>
    public static IEnumerable<string> Drift(IReadOnlyList<DriftEntry> drift) =>
        drift
            .Where(d => d.Field.IsAlarm || d.Models.Any(m => m.Lead.IsAlarm))
            .Select(d => string.Join(' ', d.Sentences));

    private static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Many(int count, string noun) =>
        count == 1 ? $"1 {noun}" : $"{count.ToString("#,##0", CultureInfo.InvariantCulture)} {noun}s";

    private static string Signed(Nmr amount) =>
        amount.Amount.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static string Amount(double? amount) =>
        amount?.ToString(Math.Abs(amount.Value) >= 1 ? "0.00" : "0.0000", CultureInfo.InvariantCulture) ?? "n/a";
}
