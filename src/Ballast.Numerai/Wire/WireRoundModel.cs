using Ballast.Core.Rounds;

namespace Ballast.Numerai.Wire;

/// <summary>One submission of a round. Scores are null until known; mmc60 and corr60 exist on Classic only.</summary>
public sealed record WireRoundModel
{
    public string? Id { get; init; }
    public string? ModelName { get; init; }
    public bool? Team { get; init; }
    public bool? ComputeEnabled { get; init; }
    public Nmr? SelectedStakeValue { get; init; }
    public Nmr? PayoutPending { get; init; }
    public Nmr? PayoutSettled { get; init; }
    public double? Corr { get; init; }
    public double? Corr20 { get; init; }
    public double? Corr60 { get; init; }
    public double? V2Corr20 { get; init; }
    public double? CorrV4 { get; init; }
    public double? Cort20 { get; init; }
    public double? Corj60 { get; init; }
    public double? Mmc { get; init; }
    public double? Mmc60 { get; init; }
    public double? Bmc { get; init; }
    public double? Tc { get; init; }
    public double? Fnc { get; init; }
    public double? FncV3 { get; init; }
    public double? FncV4 { get; init; }
    public double? IcV2 { get; init; }
    public double? Ric { get; init; }
    public double? Alpha { get; init; }
    public double? Mpc { get; init; }
    public double? CorrWMetaModel { get; init; }
    public double? Cwmm { get; init; }
    public double? Cwsnmm { get; init; }
    public double? Mcwnm { get; init; }
    public double? Mcwsm { get; init; }
    public double? Apcwnm { get; init; }
    public double? Apcwsm { get; init; }
}
