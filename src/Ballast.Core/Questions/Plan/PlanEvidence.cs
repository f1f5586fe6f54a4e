using Ballast.Core.Ledger.Rules;
using Ballast.Core.Planning;
using Ballast.Core.Questions.Plan.Path;
using Ballast.Core.Questions.Plan.Targets;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Plan;

/// <summary>What a plan rests on beside its target, in sentences.</summary>
internal static class PlanEvidence
{
    /// <summary>The sentences.</summary>
    public static IEnumerable<Notice> Find(PlanScope scope, TargetStakes target, PathWalk walk)
    {
        var slots = walk.Paths.SelectMany(p => p.Aim.Slots).ToList();
        if (Untouched(scope, target) is { } untouched)
            yield return untouched;
        var taken = slots.Where(s => s.Now.TakenFrom is not null).ToList();
        var tells = scope.IsAtomic
            ? "no API tells the settings of a strategy, so look at the web page"
            : "a sync of the account tells it itself";
        if (taken.Count > 0)
            yield return $"What {(taken.Count == 1 ? taken[0].Now.Model : $"{Format.Many(taken.Count, "model")}")} {(taken.Count == 1 ? "has" : "have")} staked is taken from {(taken.Count == 1 ? "its" : "their")} newest open round; {tells}.";
        if (walk.Moves.Any(m => m.Kind == PlanMoveKind.Configure))
            yield return $"Under atomic staking a target is {StakingRules.Overlap(slots[0].Model.Tournament)} open rounds of a constant amount. A raised amount fills up round by round, a lowered one comes free round by round; under compound, a lower amount need not lower what is at risk, so the mode is constant. You set it on the web page: Ballast sends no transaction.";
        yield return "Dates are those of the locks with every round paying nothing: payouts and burns to come change what is left to move. Each model is taken to hand in every round.";
    }

    /// <summary>Own models that the target says nothing about keep their stake.</summary>
    private static string? Untouched(PlanScope scope, TargetStakes target)
    {
        var others = scope.Own.Where(m => !target.Stakes.ContainsKey(m)).ToList();
        return others.Count == 0
            ? null
            : $"{Format.Names(others, 5)} {(others.Count == 1 ? "is" : "are")} not in the target and {(others.Count == 1 ? "stays" : "stay")} as {(others.Count == 1 ? "it is" : "they are")}; to ask everything back of a model give it 0.";
    }
}
