namespace Ballast.Core.Simulation.Policies;

/// <summary>The same for each model at the beginning; payouts go to the wallet, burns take from the stake. Atomic positions are of a constant amount, which idle NMR fills up (domain notes, section 4.3).</summary>
internal sealed class WithdrawProfits : IStakePolicy
{
    /// <inheritdoc/>
    public string Name => "withdraw-profits";

    /// <inheritdoc/>
    public string Does =>
        "the same for each model at the beginning; payouts go to the wallet (take profit; atomic: a constant amount a round, and they wait in the strategy to fill up positions after burns)";

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment) =>
        moment.DecidedAt is null ? PolicyDecision.Equal(moment) : null;
}
