namespace Ballast.Core.Tiers.Measures;

/// <summary>Share of the rounds that burned.</summary>
internal sealed class BurnRate : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "burn-rate";

    /// <inheritdoc/>
    public string Does => "share of the rounds that burned";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Share;

    /// <inheritdoc/>
    public bool IsBetterSmall => true;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) =>
        Measure.Of(new Risk.Measures.BurnRate(), evidence.Returns(last));
}
