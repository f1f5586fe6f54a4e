using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>What must be said of a rule wherever a number stands that it made: the one place for these words.</summary>
/// <remarks>
/// A rule that is older than the newest announced change, that sources disagree about, or that did not give what was paid, is marked in
/// every answer. Answers carry the remarks with the id of the rule.
/// </remarks>
public static class RuleRemarks
{
    /// <summary>The remarks on a rule, one sentence each; empty where nothing is to be said.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="from">First round whose number is shown.</param>
    /// <param name="to">Last round whose number is shown.</param>
    /// <param name="lastOld">Last round of the answer that a rule older than the newest pays; null where that is <paramref name="to"/>.</param>
    public static IReadOnlyList<string> Find(PayoutRule rule, int from, int to, int? lastOld = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var remarks = new List<string>();
        var conflicts = rule.Conflicts.Where(c => c.Touches(from, to)).Select(c => c.What).ToList();
        if (conflicts.Count > 0)
            remarks.Add($"Sources conflict: {string.Join("; ", conflicts)}.");
        foreach (var check in rule.SettledChecks.Where(c => !c.IsVerified && c.Touches(from, to)))
            remarks.Add($"Not what was paid: {Matches(check)}{(check.Note is { } note ? $" ({note})" : "")}.");
        if (rule.Standing.Newest is { } newest)
            remarks.Add(Old(newest, lastOld ?? to));
        if (rule.Standing.Planned is { } planned)
            remarks.Add($"A change is announced without a date: {RuleNames.InWords(planned.Id)}.");
        if (rule.Standing.KnownTo is { } day && RoundCalendar.LastRoundUntil(day) is var last && to > last)
            remarks.Add(
                $"Changes of the rules are known here up to {day:yyyy-MM-dd}; rounds from {Math.Max(from, last + 1)} on open later."
            );
        return remarks;
    }

    /// <summary>How sure a rule is, over all of its rounds: what settled payouts showed where, then what sources say.</summary>
    public static string Confidence(PayoutRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return string.Join("; ", rule.SettledChecks.Select(Words).Append(rule.Confidence));
    }

    /// <summary>How sure a rule is in one round.</summary>
    public static string Confidence(PayoutRule rule, int round)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return string.Join(
            "; ",
            rule.SettledChecks.Where(c => c.Touches(round, round)).Select(Words).Append(rule.Confidence)
        );
    }

    /// <summary>A round may say itself that the older rule still holds, or be paid by it because that was asked for.</summary>
    private static string Old(RuleChange newest, int last) =>
        last < newest.FirstRound
            ? $"Older than the newest announced change: rounds from {newest.FirstRound} on{Date(newest)} are paid by another rule."
            : $"Older than the newest announced change: rounds from {newest.FirstRound} on{Date(newest)} were to be paid by another rule, and some here are paid by an older one.";

    private static string Words(SettledCheck check) =>
        check.IsVerified
            ? $"verified on settled payouts of rounds {check.From}-{check.To} ({Shares(check)} match)"
            : $"not verified: {Matches(check)}";

    private static string Matches(SettledCheck check) =>
        $"{Shares(check)} settled payouts of rounds {check.From}-{check.To} match";

    private static string Shares(SettledCheck check) =>
        string.Create(CultureInfo.InvariantCulture, $"{check.Matched:#,##0} of {check.Compared:#,##0}");

    private static string Date(RuleChange change) => change.Date is { } date ? $" ({date})" : "";
}
