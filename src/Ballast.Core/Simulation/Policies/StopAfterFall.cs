namespace Ballast.Core.Simulation.Policies;

/// <summary>Holds until the capital has fallen by a fifth from its highest, then asks everything back and stays out.</summary>
internal sealed class StopAfterFall : IStakePolicy
{
    private const decimal Fall = 0.2m;
    private bool _hasStopped;

    /// <inheritdoc/>
    public string Name => "stop-after-fall";

    /// <inheritdoc/>
    public string Does => "as hold, until the capital has fallen by 20 % from its highest; then out for good";

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment)
    {
        if (moment.DecidedAt is null)
            return PolicyDecision.Equal(moment.Models) with { Compounds = true };
        if (_hasStopped || moment.Capital.Amount > (1 - Fall) * moment.Peak.Amount)
            return null;
        _hasStopped = true;
        return PolicyDecision.Nothing;
    }
}
