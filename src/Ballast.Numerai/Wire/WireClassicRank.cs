using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>One row of the Classic leaderboard of models; unstaked ones are included.</summary>
public sealed record WireClassicRank
{
    public string? Id { get; init; }
    public string? Username { get; init; }
    public bool? IsActive { get; init; }
    public bool? Team { get; init; }
    public int? Rank { get; init; }
    public int? StoredRank { get; init; }
    public int? RankChange1d { get; init; }
    public int? RankChange3m { get; init; }
    public int? RankChange1y { get; init; }
    public Nmr? NmrStaked { get; init; }
    public int? NmrStakedRank { get; init; }
    public double? Corr20Rep { get; init; }
    public double? Corr20V2Rep { get; init; }
    public double? Corr60Rep { get; init; }
    public double? Corj60Rep { get; init; }
    public double? Cort20Rep { get; init; }
    public double? MmcRep { get; init; }
    public double? Mmc60Rep { get; init; }
    public double? BmcRep { get; init; }
    public double? FncRep { get; init; }
    public double? FncV3Rep { get; init; }
    public double? TcRep { get; init; }
    public double? CanonCorrLtm { get; init; }
    public int? CanonCorrRankLtm { get; init; }
    public double? CanonMmcLtm { get; init; }
    public int? CanonMmcRankLtm { get; init; }
    public double? Return1Day { get; init; }
    public double? Return13Weeks { get; init; }
    public double? Return52Weeks { get; init; }
}
