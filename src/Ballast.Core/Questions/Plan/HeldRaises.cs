using Ballast.Core.Planning;
using Ballast.Core.Questions.Plan.Path;
using Ballast.Core.Questions.Plan.Targets;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Questions.Plan;

/// <summary>Raises that a plan holds back because the payout rules change and nobody has looked at the change: what was measured before says little about what comes.</summary>
/// <param name="Target">The target without the raises.</param>
/// <param name="Waiting">What is held back, with why.</param>
internal sealed record HeldRaises(TargetStakes Target, IReadOnlyList<PlanWaiting> Waiting)
{
    /// <summary>What speaks against the plan, said first; nothing where nothing is held back.</summary>
    public IReadOnlyList<Notice> Warnings { get; private init; } = [];

    /// <summary>Holds back what would raise a stake, where a change was not looked at. What is lowered is lowered all the same.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="target">What is aimed at.</param>
    /// <param name="staked">What each model has, changes on their way included, NMR.</param>
    public static HeldRaises Find(AsOfView view, TargetStakes target, IReadOnlyDictionary<string, decimal> staked)
    {
        var raised = target
            .Stakes.Select(s => (Model: s.Key, Nmr: s.Value - staked.GetValueOrDefault(s.Key)))
            .Where(r => r.Nmr > LegacyAsks.Dust.Amount)
            .ToList();
        if (raised.Count == 0 || RuleChangeFinder.NotLookedAt(view) is not [var change, ..] changes)
            return new HeldRaises(target, []);
        var held = raised.Select(r => r.Model).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var why = $"The payout rules change with round {change.Round}, and nobody has looked at the change.";
        return new HeldRaises(
            target with
            {
                Stakes = target.Stakes.ToDictionary(
                    s => s.Key,
                    s => held.Contains(s.Key) ? Json.Plain(staked.GetValueOrDefault(s.Key)) : s.Value,
                    StringComparer.OrdinalIgnoreCase
                ),
            },
            [.. raised.Select(r => new PlanWaiting(r.Model, Json.Plain(r.Nmr), why))]
        )
        {
            Warnings =
            [
                (
                    (Notice)
                        $"{Format.Nmr(raised.Sum(r => r.Nmr))} NMR of raises are held back: {(changes.Count == 1 ? "a change" : $"{changes.Count} changes")} of the payout rules, from round {change.Round} on, {(changes.Count == 1 ? "was" : "were")} not looked at."
                ).Typing(
                    $"Read `ballast rule-changes`, then `ballast watch --acknowledge {change.Key}`, and plan again.",
                    NextStep.To("look at it, then plan again", "rule-changes")
                ),
            ],
        };
    }
}
