using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>One row of the leaderboard of accounts.</summary>
public sealed record WireAccountRank
{
    public string? Id { get; init; }
    public string? Username { get; init; }
    public string? DisplayName { get; init; }
    public string? Title { get; init; }
    public bool? Team { get; init; }
    public int? Rank { get; init; }
    public int? StoredRank { get; init; }
    public int? RankChange1d { get; init; }
    public int? RankChange3m { get; init; }
    public int? RankChange1y { get; init; }
    public Nmr? NmrStaked { get; init; }

    /// <summary>Capital J, unlike corj60 elsewhere.</summary>
    public double? Corj60 { get; init; }
    public double? Corr { get; init; }
    public double? Corr60 { get; init; }
    public double? V2Corr20 { get; init; }
    public double? CorrV4 { get; init; }
    public double? Cort20 { get; init; }
    public double? Mmc { get; init; }
    public double? Mmc60 { get; init; }
    public double? Bmc { get; init; }
    public double? FncV3 { get; init; }
    public double? FncV4 { get; init; }
    public double? IcV2 { get; init; }
    public double? Ric { get; init; }
    public double? Tc { get; init; }
    public double? Alpha { get; init; }
    public double? Mpc { get; init; }
    public double? Return3m { get; init; }
    public double? Return1y { get; init; }
    public double? ReturnAllTime { get; init; }
    public Nmr? Return3mNmr { get; init; }
    public Nmr? Return1yNmr { get; init; }
    public Nmr? ReturnAllTimeNmr { get; init; }
}
