using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Planning;

/// <summary>
/// From what a stake is set to a total: NMR at risk in the newest round whose stake is fixed, and what is held for increases. The value that Numerai shows for a
/// stake is no such thing: it moves with payouts that are still projections.
/// </summary>
/// <param name="AtRisk">NMR.</param>
/// <param name="Held">NMR held for increases that join the stake at the next close.</param>
/// <param name="Round">The round they are at risk in; null where none of the last ones has any: then it is the settled stake.</param>
/// <param name="Since">Newer rounds without anything at risk: what joined or left the stake in them is not in <paramref name="AtRisk"/>.</param>
public sealed record StakeBaseline(decimal AtRisk, decimal Held, int? Round, int Since = 0)
{
    /// <summary>What the next round would have at risk if nothing were done, payouts until then apart.</summary>
    public decimal Total => AtRisk + Held;

    /// <summary>Finds it.</summary>
    /// <param name="model">The model as it is shown now.</param>
    /// <param name="rounds">The newest rounds with what the model has at risk in them; rounds without a submission have nothing, which says nothing of the stake.</param>
    public static StakeBaseline Find(ShownModel model, IEnumerable<(int Round, decimal AtRisk)> rounds)
    {
        ArgumentNullException.ThrowIfNull(model);
        var closed = rounds.OrderByDescending(r => r.Round).ToList();
        var newest = closed.FindIndex(r => r.AtRisk > 0);
        return newest < 0
            ? new StakeBaseline(model.Stake, model.Held, null)
            : new StakeBaseline(closed[newest].AtRisk, model.Held, closed[newest].Round, newest);
    }

    /// <summary>What has to be asked for; null where it is so already. A refusal where a pending release is in the way.</summary>
    /// <param name="model">The model as it is shown now.</param>
    /// <param name="target">NMR that it shall have.</param>
    public Outcome<(PlanMoveKind Kind, decimal Nmr)?> MoveTo(ShownModel model, decimal target)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Release is not null)
            return new Refusal(
                "cap-one-release",
                $"{model.Name} has a pending release: wait for it, or take it back.",
                null,
                $"For that: ballast stake cancel {model.Name}."
            );
        var missing = target - Total;
        if (missing == 0)
            return new Outcome<(PlanMoveKind, decimal)?>.Done(null);
        if (target == 0 && model.Held > 0)
            return new Refusal(
                "cap-held",
                $"{model.Name} has {model.Held} NMR held, which join its stake at the next close; until then a release of everything leaves them. Set it to 0 after that close."
            );
        // An increase that joined while nothing was submitted is in no round's at-risk. A stake moves by payouts, too, but by little.
        if (target > 0 && Since > 0 && Math.Abs(model.Stake - AtRisk) > ApplyTolerance.Around(AtRisk))
            return new Refusal(
                "stake-unclear",
                $"{model.Name} has nothing at risk in the newest rounds; in round {Round} it was {AtRisk} NMR, and its stake is shown as {model.Stake}. From which of them it is to be set cannot be told.",
                null,
                $"By an amount instead: ballast stake increase {model.Name} NMR, or ballast stake release {model.Name} NMR."
            );
        if (target == 0)
            return (PlanMoveKind.ReleaseAll, model.Stake);
        return missing > 0 ? (PlanMoveKind.Increase, missing) : (PlanMoveKind.Release, new Nmr(-missing).Amount);
    }
}
