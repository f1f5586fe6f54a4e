namespace Ballast.Numerai.Wire;

/// <summary>
/// One score of one round: the authority for what pays, how much, and over how many days.
/// Unknown scores are kept; identify a score by name and version, or by its id, never by a slot such as "mmc".
/// </summary>
public sealed record WireScoreConfig
{
    public string? Id { get; init; }
    public string? ScoreConfigId { get; init; }

    /// <summary>Stable identity: correlation, meta_model_contribution, alpha, meta_portfolio_contribution ...</summary>
    public string? Name { get; init; }
    public string? Version { get; init; }
    public string? DisplayName { get; init; }
    public int? RoundNumberStart { get; init; }

    /// <summary>Inclusive; null = open-ended.</summary>
    public int? RoundNumberEnd { get; init; }
    public int? TotalScoreDays { get; init; }
    public int? ReturnsLagDays { get; init; }
    public int? DataDelayDays { get; init; }
    public string? Universe { get; init; }
    public bool? IsCanonScore { get; init; }

    /// <summary>True when any of the three multipliers is not zero.</summary>
    public bool? IsPayout { get; init; }
    public DateTimeOffset? ScoringStart { get; init; }
    public DateTimeOffset? ScoringEnd { get; init; }
    public decimal? MinMultiplier { get; init; }
    public decimal? MaxMultiplier { get; init; }
    public decimal? DefaultMultiplier { get; init; }
    public decimal? ClipThreshold { get; init; }
    public decimal? StakeThreshold { get; init; }

    /// <summary>Per-score factor, optional.</summary>
    public decimal? PayoutFactor { get; init; }
}
