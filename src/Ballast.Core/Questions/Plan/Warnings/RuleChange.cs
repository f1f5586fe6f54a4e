using Ballast.Core.Payouts;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan.Warnings;

/// <summary>Payout rules that begin while the plan's stakes are locked.</summary>
internal static class RuleChange
{
    /// <summary>The sentences; none where the rule stays.</summary>
    public static IEnumerable<Notice> Find(PlannedPath path)
    {
        var (dates, schedule) = (path.View.Dates, path.Walk.Schedule);
        var before = dates.RuleOf(schedule.Next);
        if (schedule.Cutover is { } cutover)
            yield return $"The tournament moves to atomic staking with round {cutover}, which opens on {Format.Day(dates.OpenedAt(cutover))}: legacy requests end then, rounds pay by {RuleNames.InWords(dates.RuleOf(cutover)?.Id)}, a release that is not paid by then goes to the strategy and not to the wallet, and what is left of the plan is set round by round.";
        foreach (var round in schedule.Moments.Where(m => m.IsClose).Select(m => m.Round))
        {
            var rule = dates.RuleOf(round);
            if (rule?.Id == before?.Id)
                continue;
            if (round != schedule.Cutover)
                yield return $"Round {round}, which opens on {Format.Day(dates.OpenedAt(round))}, pays by {RuleNames.InWords(rule?.Id)} instead of {RuleNames.InWords(before?.Id)}: NMR that are locked by then are paid by another rule than their past.";
            before = rule;
        }
    }
}
