using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>The public page of a model.</summary>
public sealed record WireModelProfile
{
    public string? Id { get; init; }
    public string? AccountName { get; init; }
    public string? Username { get; init; }
    public int? Tournament { get; init; }
    public DateTimeOffset? StartDate { get; init; }
    public bool? Team { get; init; }
    public bool? IsActive { get; init; }
    public bool? ComputeEnabled { get; init; }
    public Nmr? StakeValue { get; init; }
    public WireReturns? LatestReturns { get; init; }
    public WireRanks? LatestRanks { get; init; }
    public WireReputations? LatestReps { get; init; }
    public IReadOnlyList<WireUserScore?>? LatestUserScores { get; init; }
    public IReadOnlyList<WireStakeValue?>? StakeValues { get; init; }
}

/// <summary>Ranks by reputation; null where the model has none.</summary>
public sealed record WireRanks
{
    public int? Alpha { get; init; }
    public int? Bmc { get; init; }
    public int? Corr { get; init; }
    public int? Corr20V2 { get; init; }
    public int? Corr60 { get; init; }
    public int? FncV4 { get; init; }
    public int? Mmc { get; init; }
    public int? Mmc60 { get; init; }
    public int? Mpc { get; init; }
    public int? Tc { get; init; }
}

/// <summary>Reputations: averages over the past year.</summary>
public sealed record WireReputations
{
    public double? Alpha { get; init; }
    public double? Bmc { get; init; }
    public double? Corr { get; init; }
    public double? Corr20V2 { get; init; }
    public double? Corr60 { get; init; }
    public double? FncV4 { get; init; }
    public double? Mmc { get; init; }
    public double? Mmc60 { get; init; }
    public double? Mpc { get; init; }
    public double? Tc { get; init; }
}

/// <summary>Rank and reputation in one score; unknown scores are kept.</summary>
public sealed record WireUserScore
{
    public DateTimeOffset? Date { get; init; }
    public string? DisplayName { get; init; }
    public int? Rank { get; init; }
    public int? StakedRank { get; init; }
    public double? Reputation { get; init; }
}
