namespace Ballast.Numerai.Wire;

/// <summary>Totals of a round and, where asked for, all its models. Totals are JSON floats here, read digit by digit as decimals.</summary>
public sealed record WireRoundDetails
{
    public string? RoundId { get; init; }
    public int? RoundNumber { get; init; }
    public int? Tournament { get; init; }
    public string? Status { get; init; }
    public string? RoundTarget { get; init; }
    public bool? IsDaily { get; init; }
    public bool? RoundResolved { get; init; }
    public DateTimeOffset? OpenTime { get; init; }
    public DateTimeOffset? CloseTime { get; init; }
    public DateTimeOffset? CloseStakingTime { get; init; }
    public DateTimeOffset? ScoreTime { get; init; }
    public DateTimeOffset? ScoresUpdatedTime { get; init; }
    public DateTimeOffset? RoundResolveTime { get; init; }
    public decimal? PayoutFactor { get; init; }
    public IReadOnlyList<WirePayoutMultiplier?>? PayoutMultipliers { get; init; }
    public int? TotalStakes { get; init; }
    public int? TotalSubmitted { get; init; }

    /// <summary>Plain floats here, unlike the Nmr strings elsewhere.</summary>
    public decimal? TotalAtStake { get; init; }
    public decimal? TotalBurned { get; init; }
    public decimal? TotalEarned { get; init; }
    public decimal? TotalPayout { get; init; }
    public IReadOnlyList<WireRoundModel?>? Models { get; init; }
}

/// <summary>The weight of one score in a payout. Round details give only <c>displayName</c> and <c>multiplier</c>.</summary>
public sealed record WirePayoutMultiplier
{
    public string? DisplayName { get; init; }
    public decimal? Multiplier { get; init; }
    public string? RoundScoreConfigId { get; init; }
    public string? ScoreConfigId { get; init; }
    public string? Name { get; init; }
    public string? Version { get; init; }
}
