using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>What is said about rounds and cannot be true, by the bounds of <see cref="Plausible"/>. Each method answers null or the reason.</summary>
internal static class RoundBounds
{
    /// <summary>Looks at the facts of a round.</summary>
    public static string? Reason(RoundFacts facts)
    {
        if (facts.Number is < 1 or > RoundCalendar.LargestRound)
            return $"there is no round {facts.Number}";
        DateTimeOffset?[] times =
        [
            facts.OpenTime,
            facts.CloseTime,
            facts.CloseStakingTime,
            facts.ScoreTime,
            facts.ResolveTime,
        ];
        foreach (var time in times)
        {
            if (time is { } said && Plausible.Time(said) is { } badTime)
                return badTime;
        }
        return Order(facts.OpenTime, facts.ResolveTime)
            ?? (facts.PayoutFactor is { } factor ? Plausible.Factor(factor) : null)
            ?? (facts.StakeThreshold is { } threshold ? Plausible.Stake(threshold) : null)
            ?? (facts.TotalAtStake is { } total ? Plausible.Stake(total) : null)
            ?? (facts.TotalPayout is { } paid ? Plausible.Amount(paid, "total payout") : null);
    }

    /// <summary>A round resolves after it opened.</summary>
    public static string? Order(DateTimeOffset? opens, DateTimeOffset? resolves) =>
        opens is { } open && resolves is { } resolve && resolve < open
            ? FormattableString.Invariant(
                $"the round resolves ({resolve:yyyy-MM-dd HH:mm}) before it opens ({open:yyyy-MM-dd HH:mm})"
            )
            : null;

    /// <summary>Looks at what a round says of one of its scores.</summary>
    public static string? Reason(RoundScoreConfig config)
    {
        // A score that Numerai made up yesterday may be chosen with negative weights one day; beyond this it is a slip.
        const decimal Widest = Plausible.LargestMultiplier;
        decimal?[] multipliers = [config.MinMultiplier, config.MaxMultiplier, config.DefaultMultiplier];
        if (Array.Exists(multipliers, m => m is < -Widest or > Widest))
            return $"a multiplier of {config.Metric} is beyond {Widest}";
        return Plausible.MetricName(config.Metric)
            ?? (
                config.ConfigName is { } name
                    ? Plausible.Label(name, $"the configuration's name of {config.Metric}")
                    : null
            )
            ?? (config.PayoutFactor is { } factor ? Plausible.Factor(factor) : null)
            ?? (config.Clip is < 0 or > 1 ? $"the clip of {config.Metric} is not between 0 and 1" : null)
            ?? (config.StakeThreshold is { } threshold ? Plausible.Stake(threshold) : null);
    }
}
