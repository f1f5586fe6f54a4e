using Ballast.Core.Planning.Applying;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Planning.Atomic;

/// <summary>Plans under atomic staking: nothing of them is signed or sent here.</summary>
public static class AtomicPlan
{
    /// <summary>Stake exactly the amount in each round (domain notes, section 4.3).</summary>
    public const string Constant = "constant";

    /// <summary>Roll settlements into the next stake; the amount is a floor.</summary>
    public const string Compound = "compound";

    /// <summary>Why nothing can be made of a plan; null where it can.</summary>
    public static Refusal? Find(StakePlan plan, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!PlanFile.IsIntact(plan))
            return PlanFile.Edited();
        if (!Tournaments.TryParse(plan.Tournament, out _) || plan.Staking != PlanRefusals.Atomic)
            return Wrong($"it is not one of atomic staking, but of {plan.Staking} in {plan.Tournament}");
        if (plan.Moves.FirstOrDefault(m => m.Kind != PlanMoveKind.Configure) is { } legacy)
            return Wrong($"move {legacy.Id} is of legacy staking");
        if (plan.Moves.FirstOrDefault(m => m.Mode is not (Constant or Compound)) is { } modeless)
            return Wrong($"move {modeless.Id} says no mode");
        var amount = plan.Moves.FirstOrDefault(m =>
            m.Nmr is < 0 or > Plausible.Supply || new Nmr(m.Nmr).Amount != m.Nmr
        );
        if (amount is not null)
            return Wrong($"move {amount.Id} is of {amount.Nmr} NMR");
        if (plan.Moves.Select(m => m.Model.ToUpperInvariant()).Distinct().Count() < plan.Moves.Count)
            return Wrong("it sets a model twice");
        return plan.ExpiresAt <= now ? PlanRefusals.Expired(plan) : null;
    }

    private static Refusal Wrong(string what) => new("plan-wrong", $"The plan cannot be used: {what}.");
}
