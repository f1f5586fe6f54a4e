namespace Ballast.Numerai.Wire;

/// <summary>What a title takes and gives.</summary>
public sealed record WireTier
{
    public string? SeasonId { get; init; }
    public int? Year { get; init; }
    public int? TierNumber { get; init; }
    public string? TierName { get; init; }
    public int? TopXRank { get; init; }
    public double? TopXPct { get; init; }
    public int? MinimumStakeSubs { get; init; }
    public int? MaxModelSlots { get; init; }
}
