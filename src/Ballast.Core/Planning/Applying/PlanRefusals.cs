using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Planning.Applying;

/// <summary>Plans that are never applied, whatever the state is.</summary>
public static class PlanRefusals
{
    /// <summary>Name of legacy staking in plans.</summary>
    public const string Legacy = "legacy-continuous";

    /// <summary>Name of atomic staking in plans.</summary>
    public const string Atomic = "atomic-per-round";

    /// <summary>Why a plan is not applied; null where it may be.</summary>
    public static Refusal? Find(StakePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!PlanFile.IsIntact(plan))
            return PlanFile.Edited();
        if (!Tournaments.TryParse(plan.Tournament, out _))
            return Wrong($"there is no tournament {plan.Tournament}");
        if (plan.Staking == Atomic)
            return new(
                "atomic-staking",
                "Under atomic staking Ballast signs and sends nothing: the plan's checklist says what to do on the web page."
            );
        if (plan.Staking != Legacy)
            return Wrong($"staking {plan.Staking} is not known");
        if (plan.Moves.Select(m => m.Id).Distinct().Count() < plan.Moves.Count)
            return Wrong("two moves have the same number");
        var known = plan.Moves.Select(m => m.Id).ToHashSet();
        // A move that waits for a later one, or for itself, would wait for ever.
        if (plan.Moves.FirstOrDefault(m => m.After.Any(a => a >= m.Id || !known.Contains(a))) is { } circular)
            return Wrong($"move {circular.Id} waits for a move that does not come before it");
        return null;
    }

    /// <summary>The plan's time is over.</summary>
    public static Refusal Expired(StakePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var at = plan.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new("plan-expired", $"The plan expired on {at} UTC.", NextStep.To("make a new one", "plan"));
    }

    private static Refusal Wrong(string what) => new("plan-wrong", $"The plan cannot be applied: {what}.");
}
