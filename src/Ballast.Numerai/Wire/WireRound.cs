namespace Ballast.Numerai.Wire;

/// <summary>One round: its times, its payout factor and what it scores.</summary>
public sealed record WireRound
{
    public string? Id { get; init; }
    public int? Number { get; init; }
    public int? Tournament { get; init; }
    public string? Target { get; init; }
    public bool? IsDaily { get; init; }
    public DateTimeOffset? OpenTime { get; init; }
    public DateTimeOffset? CloseTime { get; init; }
    public DateTimeOffset? CloseStakingTime { get; init; }
    public DateTimeOffset? ScoreTime { get; init; }
    public DateTimeOffset? ResolveTime { get; init; }
    public bool? ResolvedGeneral { get; init; }
    public bool? ResolvedStaking { get; init; }

    /// <summary>Decimal string; null until scoring starts.</summary>
    public decimal? PayoutFactor { get; init; }
    public decimal? StakeThreshold { get; init; }
    public int? DataDatestamp { get; init; }
    public IReadOnlyList<WireScoreConfig?>? RoundScoreConfigs { get; init; }
}
