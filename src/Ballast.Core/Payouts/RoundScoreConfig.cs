using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>What a round's own configuration says about one score: the authority on what pays, above every shipped rule.</summary>
/// <remarks>Source: API, <c>Round.roundScoreConfigs</c>; domain notes, section 6.4. Null means that the answer left it out.</remarks>
/// <param name="Metric">Name and version.</param>
/// <param name="MinMultiplier">Least multiplier that can be chosen.</param>
/// <param name="MaxMultiplier">Largest multiplier that can be chosen.</param>
/// <param name="DefaultMultiplier">Multiplier without a choice.</param>
/// <param name="Clip">Bound of the round's return, as a positive share of the stake.</param>
/// <param name="StakeThreshold">NMR at risk up to which everything is paid in full; 0 in a round that does not pay.</param>
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
    /// <summary>Numerai's stable name for the score (<c>correlation</c>, <c>alpha</c>).</summary>
    public string? ConfigName { get; init; }

    /// <summary>Business days between the close and the first day of returns.</summary>
    public int? LagDays { get; init; }

    /// <summary>Business days between a day of returns and its score.</summary>
    public int? DelayDays { get; init; }

    /// <summary>Share of the payout that is paid, where the score has its own; known from scoring on.</summary>
    public decimal? PayoutFactor { get; init; }

    /// <summary>Whether it is the official version of its round.</summary>
    public bool? IsCanon { get; init; }

    /// <summary>Whether it was called a paying one.</summary>
    public bool? IsCalledPayout { get; init; }

    /// <summary>A score pays when any of its multipliers is not zero, unless it is called one that does not.</summary>
    public bool IsPayout =>
        IsCalledPayout != false
        && ((MinMultiplier ?? 0) != 0 || (MaxMultiplier ?? 0) != 0 || (DefaultMultiplier ?? 0) != 0);

    /// <summary>Called a paying one, and not with what: such a configuration cannot be followed.</summary>
    public bool IsUnsaid =>
        IsCalledPayout == true && MinMultiplier is null && MaxMultiplier is null && DefaultMultiplier is null;
}
