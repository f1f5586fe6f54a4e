using Ballast.Core.Planning;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.RuleChanges;

/// <summary>Keeps a plan that raises stakes from being applied while a change of the payout rules is near that nobody has looked at.</summary>
/// <remarks>A plan holds its raises back itself; this is for plans that were made before the change was seen, and for changes by hand.</remarks>
public static class RaiseGuard
{
    /// <summary>Why moves of a plan are not made; null where they may be.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="moves">Those that are to be made now: what was sent before is looked after whatever the rules do.</param>
    /// <param name="view">The plan's tournament as it is now.</param>
    public static Refusal? Find(StakePlan plan, IEnumerable<PlanMove> moves, AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(view);
        return moves.Any(m => Raises(plan, m)) && RuleChangeFinder.NotLookedAt(view) is [var change, ..]
            ? new Refusal(
                "rule-change",
                $"{RuleChangeWords.Sentence(change, view.AsOf)} Nobody has looked at it, so no stake is raised: read ballast rule-changes, then ballast watch --acknowledge {change.Key}"
            )
            : null;
    }

    private static bool Raises(StakePlan plan, PlanMove move) =>
        move.Kind switch
        {
            PlanMoveKind.Increase or PlanMoveKind.CancelRelease => true,
            PlanMoveKind.Configure => move.Nmr > (plan.FindModel(move.Model)?.PerRound ?? 0),
            _ => false,
        };
}
