namespace Ballast.Core.Simulation.Policies;

/// <summary>Less for models whose returns swing more. It needs no opinion of who is better, so it does not chase the past best.</summary>
internal sealed class InverseVolatility : IStakePolicy
{
    private const int Days = 28;
    private const int Rounds = 120;
    private const int FewestRounds = 40;

    /// <inheritdoc/>
    public string Name => "inverse-volatility";

    /// <inheritdoc/>
    public string Does =>
        $"shares in proportion to 1 / volatility of a model's last {Rounds} resolved rounds, monthly; a model with fewer than {FewestRounds} gets the mean share";

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment)
    {
        if (!Schedule.IsDue(moment, Days))
            return null;
        var weights = new double[moment.Models.Count];
        foreach (var model in moment.TakingPart)
            weights[model] = Weight(moment.Resolved(model));
        var known = moment.TakingPart.Where(m => weights[m] > 0).ToList();
        if (known.Count == 0)
            return PolicyDecision.Equal(moment);
        var mean = known.Average(m => weights[m]);
        foreach (var model in moment.TakingPart.Where(m => weights[m] == 0))
            weights[model] = mean;
        var sum = weights.Sum();
        return new PolicyDecision([.. weights.Select(w => w / sum)]);
    }

    /// <summary>1 / standard deviation; 0 where that is not known.</summary>
    private static double Weight(ReadOnlySpan<double> returns)
    {
        if (returns.Length < FewestRounds)
            return 0;
        var last = returns[Math.Max(0, returns.Length - Rounds)..];
        var mean = 0.0;
        foreach (var value in last)
            mean += value / last.Length;
        var squares = 0.0;
        foreach (var value in last)
            squares += (value - mean) * (value - mean);
        // Returns that are all alike leave rounding errors behind.
        return squares <= 1e-20 ? 0 : Math.Sqrt((last.Length - 1) / squares);
    }
}
