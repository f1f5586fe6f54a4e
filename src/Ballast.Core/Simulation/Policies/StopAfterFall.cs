namespace Ballast.Core.Simulation.Policies;

/// <summary>Holds until the capital has fallen by a fifth from its highest, then asks everything back and stays out.</summary>
internal sealed class StopAfterFall : IStakePolicy
{
    private const double Fall = 0.2;
    private bool _hasStopped;

    /// <inheritdoc/>
    public string Name => "stop-after-fall";

    /// <inheritdoc/>
    public string Does => "as hold, until the capital has fallen by 20 % from its highest; then out for good";

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment)
    {
        if (moment.DecidedAt is null)
            return PolicyDecision.Equal(moment) with { Compounds = true };
        if (_hasStopped || moment.Capital > (1 - Fall) * moment.Peak)
            return null;
        _hasStopped = true;
        return PolicyDecision.Nothing(moment);
    }
}
