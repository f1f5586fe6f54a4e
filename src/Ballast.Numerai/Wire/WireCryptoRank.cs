using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>One row of the Crypto leaderboard of models.</summary>
public sealed record WireCryptoRank
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
    public double? CorrRep { get; init; }
    public int? CorrRank { get; init; }
    public double? MmcRep { get; init; }
    public int? MmcRank { get; init; }
    public double? CanonCorrLtm { get; init; }
    public double? CanonMmcLtm { get; init; }
    public double? Return1Day { get; init; }
    public double? Return13Weeks { get; init; }
    public double? Return52Weeks { get; init; }
}
