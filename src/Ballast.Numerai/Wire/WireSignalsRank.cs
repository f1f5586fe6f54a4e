using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>One row of the Signals leaderboard of models.</summary>
public sealed record WireSignalsRank
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
    public double? AlphaRep { get; init; }
    public int? AlphaRank { get; init; }
    public double? MpcRep { get; init; }
    public int? MpcRank { get; init; }
    public double? FncV4Rep { get; init; }
    public double? CorrV4Rep { get; init; }
    public double? IcV2Rep { get; init; }
    public double? RicRep { get; init; }
    public double? Mmc20dRep { get; init; }
    public double? TcRep { get; init; }
    public double? CanonAlphaLtm { get; init; }
    public double? CanonMpcLtm { get; init; }
    public double? Return1Day { get; init; }
    public double? Return13Weeks { get; init; }
    public double? Return52Weeks { get; init; }
}
