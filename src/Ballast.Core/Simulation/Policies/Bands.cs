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
        "the same share for each model, brought back when one is off by a quarter of its share of the capital, at most weekly";

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment)
    {
        if (moment.DecidedAt is null)
            return PolicyDecision.Equal(moment);
        if (!Schedule.IsDue(moment, 7) || moment.Capital <= 0)
            return null;
        // Of the capital, not of what is at work: winnings that lie in the wallet are a reason to move too.
        var fair = moment.Capital / moment.TakingPart.Count;
        return moment.TakingPart.Any(m => Math.Abs(moment.AtWork(m) - fair) > Band * fair)
            ? PolicyDecision.Equal(moment)
            : null;
    }
}
