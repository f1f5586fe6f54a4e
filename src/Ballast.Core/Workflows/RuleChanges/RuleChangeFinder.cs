using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.RuleChanges;

/// <summary>Compares what rounds say of themselves, and what is announced, with the rules of the rounds before them.</summary>
/// <remarks>
/// A change is near until its first round has resolved: until then no payout under it is known, and stakes of both sides are open together. Later ones are history: statistics begin
/// anew with each rule (decision 5) and say themselves how young they are.
/// </remarks>
public static class RuleChangeFinder
{
    /// <summary>No rule is announced further ahead than so many rounds, a quarter of a year.</summary>
    private const int LongestAhead = 65;

    /// <summary>The changes that are near, in the order of rounds.</summary>
    public static IReadOnlyList<SeenRuleChange> Find(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime));
        var from = Math.Max(2, newest - NewestRounds.LongestOpen);
        var changes = new List<SeenRuleChange>();
        for (var round = from; round <= newest + LongestAhead; round++)
        {
            if (OfRule(view, round) is { } change)
                changes.Add(change);
        }
        if (OfUnreadable(view, from) is { } unreadable)
            changes.Add(unreadable);
        if (CalendarDrift.Find(view, from) is { } calendar)
            changes.Add(calendar);
        return [.. changes.Where(c => c.ResolvesAt > view.AsOf).OrderBy(c => c.Round).ThenBy(c => c.Kind)];
    }

    /// <summary>The last change of the rules whose first round has opened, however long ago; null where there was none.</summary>
    public static SeenRuleChange? Last(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        for (var round = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime)); round > 1; round--)
        {
            if (OfRule(view, round) is { } change)
                return change;
        }
        return null;
    }

    /// <summary>Those that nobody has looked at yet; none where the store keeps no looks.</summary>
    public static IReadOnlyList<SeenRuleChange> NotLookedAt(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.LookedAt is { } looked ? [.. Find(view).Where(c => !looked.ContainsKey(c.Key))] : [];
    }

    private static SeenRuleChange? OfRule(AsOfView view, int round)
    {
        var (before, inForce) = (view.Rules.At(round - 1).Rule, view.Rules.At(round));
        if (before is null || inForce.Rule is not { } after || before.Id == after.Id)
            return null;
        var differences = RuleDifferences.Find(before, after);
        // Two names for the same terms are no change.
        if (differences.Count == 0)
            return null;
        return new SeenRuleChange
        {
            Tournament = view.Tournament,
            Kind = RuleChangeKind.Rule,
            Round = round,
            OpensAt = view.Dates.OpenedAt(round),
            ResolvesAt = view.Dates.ResolvedAt(round),
            Before = before,
            After = after,
            IsSeen = inForce.Origin is RuleOrigin.Configured or RuleOrigin.Confirmed,
            Differences = differences,
            UnknownScores =
            [
                .. after.PaidScores().Where(s => !MetricNames.IsKnown(s.Name) && !before.PaidScores().Contains(s)),
            ],
        };
    }

    private static SeenRuleChange? OfUnreadable(AsOfView view, int from)
    {
        var unreadable = view.Rules.Unreadable().Where(u => u.Round >= from).ToList();
        if (unreadable.Count == 0)
            return null;
        var (round, why) = unreadable[0];
        return new SeenRuleChange
        {
            Tournament = view.Tournament,
            Kind = RuleChangeKind.Unreadable,
            Round = round,
            OpensAt = view.Dates.OpenedAt(round),
            ResolvesAt = view.Dates.ResolvedAt(round),
            Before = view.Dates.RuleOf(round - 1),
            IsSeen = true,
            Differences = [$"What round {round} pays cannot be read: {why}."],
        };
    }
}
