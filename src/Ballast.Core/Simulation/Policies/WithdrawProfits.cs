namespace Ballast.Core.Simulation.Policies;

/// <summary>The same for each model at the beginning; payouts go to the wallet, burns take from the stake.</summary>
internal sealed class WithdrawProfits : IStakePolicy
{
    /// <inheritdoc/>
    public string Name => "withdraw-profits";

    /// <inheritdoc/>
    public string Does => "the same for each model at the beginning; payouts go to the wallet and are not staked again";

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment) =>
        moment.DecidedAt is null ? PolicyDecision.Equal(moment.Models) : null;
}
