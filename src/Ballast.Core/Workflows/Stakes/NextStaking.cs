using Ballast.Core.Payouts;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>The next round whose stake is fixed, and how it is staked.</summary>
/// <param name="Round">The round.</param>
/// <param name="System">The staking system by the rule that is known for it; null where none is.</param>
public sealed record NextStaking(int Round, StakingSystem? System)
{
    /// <summary>Finds it.</summary>
    public static NextStaking Find(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var round = view.Dates.FirstFixedAfter(view.AsOf);
        return new NextStaking(round, view.Dates.RuleOf(round)?.Staking);
    }
}
