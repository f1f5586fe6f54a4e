using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Planning.Applying;

/// <summary>Bounds that hold whatever a plan says and whoever confirmed it.</summary>
public static class ApplyCaps
{
    /// <summary>Least increase of a request today, NMR.</summary>
    public static decimal LeastIncrease { get; } = StakingRules.Default.LeastIncrease(DateTimeOffset.MaxValue).Amount;

    /// <summary>Looks at one move just before it is sent.</summary>
    /// <param name="move">The move.</param>
    /// <param name="model">Its model as it is shown now.</param>
    /// <param name="free">NMR that are free in the wallet, less what may still be taken from it.</param>
    /// <param name="moved">NMR that this plan has moved, or may have.</param>
    /// <param name="maxNmr">The most that it may move altogether; null for no bound but the plan's own.</param>
    /// <returns>Why it is not sent; null where it may be.</returns>
    public static Refusal? Find(PlanMove move, ShownModel model, decimal free, decimal moved, decimal? maxNmr)
    {
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(model);
        var amount = AmountOf(move, model);
        if (move.Nmr <= 0 || amount <= 0 || new Nmr(amount).Amount != amount)
            return new("cap-amount", $"Move {move.Id} of {amount} NMR for {move.Model} is no amount that can be sent.");
        if (moved + amount > maxNmr)
            return new(
                "cap-max-nmr",
                $"Move {move.Id} for {move.Model} would bring what is moved to {moved + amount} NMR; --max-nmr allows {maxNmr}."
            );
        return move.Kind switch
        {
            PlanMoveKind.Increase => Increase(move, amount, free),
            PlanMoveKind.Release or PlanMoveKind.ReleaseAll => Release(move, model, amount),
            PlanMoveKind.CancelRelease => model.Release is null
                ? new("cap-no-release", $"{move.Model} has no pending release that move {move.Id} could take back.")
                : null,
            _ => new("cap-not-sent", $"Move {move.Id} sets atomic staking: nothing of it is sent by Ballast."),
        };
    }

    /// <summary>NMR that a move sends: the plan's own amount; of everything, the stake as it is now.</summary>
    public static decimal AmountOf(PlanMove move, ShownModel model) =>
        move.Kind == PlanMoveKind.ReleaseAll ? model.Stake : move.Nmr;

    private static Refusal? Increase(PlanMove move, decimal amount, decimal free)
    {
        if (amount < LeastIncrease)
            return new(
                "cap-least-change",
                $"Move {move.Id} adds {amount} NMR to {move.Model}; Numerai takes {LeastIncrease} at least."
            );
        return amount > free
            ? new("cap-wallet", $"Move {move.Id} adds {amount} NMR to {move.Model}; {free} are free in the wallet.")
            : null;
    }

    private static Refusal? Release(PlanMove move, ShownModel model, decimal amount)
    {
        if (model.Release is not null)
            return new(
                "cap-one-release",
                $"{move.Model} has a pending release already, and Numerai takes one a model: move {move.Id} is not sent."
            );
        return amount > model.Stake
            ? new("cap-stake", $"Move {move.Id} releases {amount} NMR of {move.Model}, which has {model.Stake} staked.")
            : null;
    }
}
