namespace Ballast.Core.Simulation.Policies;

/// <summary>Equal weight, brought back only when a model is too far off: fewer moves than on a schedule.</summary>
internal sealed class Bands : IStakePolicy
{
    // Of the equal share.
    private const double Band = 0.25;

    /// <inheritdoc/>
    public string Name => "bands";

    /// <inheritdoc/>
    public string Does =>
        "the same share for each model, brought back when one is off by a quarter of it, at most weekly";

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment)
    {
        if (moment.DecidedAt is null)
            return PolicyDecision.Equal(moment);
        var atWork = moment.TakingPart.Sum(moment.AtWork);
        if (!Schedule.IsDue(moment, 7) || atWork == 0)
            return null;
        var fair = atWork / moment.TakingPart.Count;
        return moment.TakingPart.Any(m => Math.Abs(moment.AtWork(m) - fair) > Band * fair)
            ? PolicyDecision.Equal(moment)
            : null;
    }
}
