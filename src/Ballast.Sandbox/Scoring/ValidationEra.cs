namespace Ballast.Sandbox.Scoring;

/// <summary>What predictions of one validation era would have scored; null where there is no such score.</summary>
internal sealed record ValidationEra
{
    public required string Era { get; init; }
    public double? Corr { get; init; }
    public double? Mmc { get; init; }
    public double? Bmc { get; init; }

    /// <summary>CORR after neutralising to all features.</summary>
    public double? FeatureNeutralCorr { get; init; }

    public double? FeatureCorrMax { get; init; }

    /// <summary>Signals alone.</summary>
    public double? Alpha { get; init; }

    /// <summary>Correlation with the example model.</summary>
    public double? WithExample { get; init; }
}
