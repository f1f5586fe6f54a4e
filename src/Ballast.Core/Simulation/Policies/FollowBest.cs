namespace Ballast.Core.Simulation.Policies;

/// <summary>Everything on the model with the best record of late. It is here as a warning: what was best is seldom best again, and moving costs weeks.</summary>
internal sealed class FollowBest : IStakePolicy
{
    private const int Days = 28;
    private const int Rounds = 60;
    private const int FewestRounds = 20;

    /// <inheritdoc/>
    public string Name => "follow-best";

    /// <inheritdoc/>
    public string Does =>
        $"everything on the model with the best mean return of its last {Rounds} resolved rounds, monthly (a warning, not advice)";

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment)
    {
        if (!Schedule.IsDue(moment, Days))
            return null;
        var best = moment
            .Models.Where(m => moment.Resolved[m].Count >= FewestRounds)
            .OrderByDescending(m => moment.Resolved[m].TakeLast(Rounds).Average())
            .ThenBy(m => m, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is null
            ? moment.DecidedAt is null
                ? PolicyDecision.Equal(moment.Models)
                : null
            : new PolicyDecision(new Dictionary<string, decimal> { [best] = 1 });
    }
}
