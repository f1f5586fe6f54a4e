using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>A model on the public page of its account. Its name is called displayName here.</summary>
public sealed record WirePublicModel
{
    public string? Id { get; init; }
    public string? AccountId { get; init; }
    public string? DisplayName { get; init; }
    public int? Tournament { get; init; }
    public DateTimeOffset? StartDate { get; init; }
    public Nmr? Stake { get; init; }
    public double? Return1y { get; init; }
    public double? CorrRep { get; init; }
    public double? Corr20V2Rep { get; init; }
    public double? Corr60Rep { get; init; }
    public double? Corj60Rep { get; init; }
    public double? CorrV4Rep { get; init; }
    public double? MmcRep { get; init; }
    public double? Mmc60Rep { get; init; }
    public double? FncV3Rep { get; init; }
    public double? FncV4Rep { get; init; }
    public double? IcV2Rep { get; init; }
    public double? RicRep { get; init; }
    public double? TcRep { get; init; }
    public double? AlphaRep { get; init; }
    public double? MpcRep { get; init; }
}
