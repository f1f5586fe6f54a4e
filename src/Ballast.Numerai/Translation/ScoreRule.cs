using Ballast.Core.Rounds;

namespace Ballast.Numerai.Translation;

/// <summary>How one score of one round is made and what it pays, as the round itself says. Null is "not said".</summary>
public sealed record ScoreRule
{
    /// <summary>The score, with its version.</summary>
    public required Metric Metric { get; init; }

    /// <summary>Numerai's stable name for it (<c>correlation</c>, <c>alpha</c>).</summary>
    public string? ConfigName { get; init; }

    /// <summary>Numerai's id for it.</summary>
    public string? ScoreConfigId { get; init; }

    /// <summary>Whether it pays.</summary>
    public bool? IsPayout { get; init; }

    /// <summary>Whether it is the official version of its round.</summary>
    public bool? IsCanon { get; init; }

    /// <summary>Its weight where the model chose none.</summary>
    public decimal? Multiplier { get; init; }

    /// <summary>The smallest weight that could be chosen.</summary>
    public decimal? MinMultiplier { get; init; }

    /// <summary>The largest weight that could be chosen.</summary>
    public decimal? MaxMultiplier { get; init; }

    /// <summary>Largest gain or loss, as a share of the stake, in [0, 1].</summary>
    public decimal? Clip { get; init; }

    /// <summary>Total stake up to which everything is paid in full.</summary>
    public Nmr? StakeThreshold { get; init; }

    /// <summary>Share of the payout that is paid, where the score has its own.</summary>
    public decimal? PayoutFactor { get; init; }

    /// <summary>Scoring days until it is final: 20 or 60.</summary>
    public int? ScoreDays { get; init; }

    /// <summary>Business days between the close and the first day of returns.</summary>
    public int? LagDays { get; init; }

    /// <summary>Business days between a day of returns and its score.</summary>
    public int? DelayDays { get; init; }

    /// <summary>When its first value is due.</summary>
    public DateTimeOffset? ScoringStart { get; init; }

    /// <summary>When its last value is due.</summary>
    public DateTimeOffset? ScoringEnd { get; init; }
}
