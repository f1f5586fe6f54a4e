namespace Ballast.Core.Simulation.Policies;

/// <summary>The same for each model at the beginning, and then nothing: winners grow, losers shrink.</summary>
internal sealed class Hold : IStakePolicy
{
    /// <inheritdoc/>
    public string Name => "hold";

    /// <inheritdoc/>
    public string Does =>
        "the same for each model at the beginning, then nothing: winnings are staked again (compound)";

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment) =>
        moment.DecidedAt is null ? PolicyDecision.Equal(moment) with { Compounds = true } : null;
}
