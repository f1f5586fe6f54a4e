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
        var (best, highest) = (-1, double.NegativeInfinity);
        foreach (var model in moment.TakingPart)
        {
            var returns = moment.Resolved(model);
            if (returns.Length < FewestRounds)
                continue;
            var mean = Mean(returns[Math.Max(0, returns.Length - Rounds)..]);
            if (mean > highest)
                (best, highest) = (model, mean);
        }
        if (best >= 0)
            return PolicyDecision.Only(moment, best);
        return moment.DecidedAt is null ? PolicyDecision.Equal(moment) : null;
    }

    private static double Mean(ReadOnlySpan<double> returns)
    {
        var sum = 0.0;
        foreach (var value in returns)
            sum += value;
        return sum / returns.Length;
    }
}
