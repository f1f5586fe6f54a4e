using Ballast.Core.Ledger.Rules;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Rehearse;

/// <summary>The least NMR that a policy can be tried with.</summary>
internal static class LeastTotal
{
    /// <summary>Where an equal part is less than can be staked, equal weight would stand idle and every other policy look good or bad beside it.</summary>
    /// <param name="total">NMR to begin with.</param>
    /// <param name="models">Over how many models.</param>
    /// <param name="isAtomic">Whether the first round is atomic: there a stake has no least amount.</param>
    /// <returns>The refusal; null where it is enough.</returns>
    public static Refusal? Check(decimal total, int models, bool isAtomic)
    {
        var least = StakingRules.Default.LeastChange.Amount;
        var needed = least * models;
        return isAtomic || total >= needed
            ? null
            : new Refusal(
                "too-small-total",
                $"{Format.Nmr(total)} NMR over {Format.Many(models, "model")} are less than the {Format.Nmr(least)} NMR each that a stake begins with: {Notice.Option("total")} {Format.Multiplier(needed)}, or name fewer models."
            );
    }
}
