using System.Globalization;
using Ballast.Core.Ledger;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Today;

/// <summary>What somebody should know who looks in, in sentences: each says what is so, not what to do with a stake.</summary>
internal static class NeedsAttention
{
    /// <summary>Scores come five days a week; three days without any are a weekend and a day.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(4);

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

    /// <summary>Of the rules: changes that are near, and whether somebody has looked at them.</summary>
    public static IEnumerable<string> Rule(AsOfView view) =>
        RuleChangeFinder
            .Find(view)
            .Select(c =>
                $"{RuleChangeWords.Sentence(c, view.AsOf)} What was measured before says less about what comes{(view.LookedAt?.ContainsKey(c.Key) == false ? ", and no plan raises a stake until somebody has looked at the change" : "")}."
            );

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
