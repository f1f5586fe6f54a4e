namespace Ballast.Numerai.Wire;

/// <summary>The same of one era.</summary>
public sealed record WireEraDiagnostics
{
    public string? Era { get; init; }
    public double? ExamplePredsCorr { get; init; }
    public double? ValidationAlpha { get; init; }
    public double? ValidationBmc { get; init; }
    public double? ValidationChurn { get; init; }
    public double? ValidationCorr { get; init; }
    public double? ValidationCorrV4 { get; init; }
    public double? ValidationFeatureCorrMax { get; init; }
    public double? ValidationFeatureNeutralCorr { get; init; }
    public double? ValidationFeatureNeutralCorrV3 { get; init; }
    public double? ValidationMmc { get; init; }
    public double? ValidationFncV4 { get; init; }
    public double? ValidationIcV2 { get; init; }
    public double? ValidationRic { get; init; }
}
