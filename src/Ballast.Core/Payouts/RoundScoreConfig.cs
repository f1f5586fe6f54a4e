using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>What a round's own configuration says about one score: the authority on what pays, above every shipped rule.</summary>
/// <remarks>Source: API, <c>Round.roundScoreConfigs</c>; domain notes, section 6.4. Null means that the answer left it out.</remarks>
/// <param name="Metric">Name and version.</param>
/// <param name="MinMultiplier">Least multiplier that can be chosen.</param>
/// <param name="MaxMultiplier">Largest multiplier that can be chosen.</param>
/// <param name="DefaultMultiplier">Multiplier without a choice.</param>
/// <param name="Clip">Bound of the round's return, as a positive share of the stake.</param>
/// <param name="StakeThreshold">NMR at risk up to which everything is paid in full.</param>
/// <param name="ScoreDays">Scoring days.</param>
public sealed record RoundScoreConfig(
    Metric Metric,
    decimal? MinMultiplier,
    decimal? MaxMultiplier,
    decimal? DefaultMultiplier,
    decimal? Clip,
    Nmr? StakeThreshold,
    int? ScoreDays
)
{
    /// <summary>A score pays when any of its multipliers is not zero.</summary>
    public bool IsPayout => (MinMultiplier ?? 0) != 0 || (MaxMultiplier ?? 0) != 0 || (DefaultMultiplier ?? 0) != 0;
}
