namespace Ballast.Core.Tiers.Measures;

/// <summary>Deepest fall of the summed returns from a former highest, as of a stake that is kept constant.</summary>
internal sealed class DeepestFall : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "deepest-fall";

    /// <inheritdoc/>
    public string Does => "deepest fall of the summed returns from a former highest, in stakes";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Share;

    /// <inheritdoc/>
    public bool IsBetterSmall => true;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) =>
        Measure.Of(new Risk.Measures.AdditiveDrawdown(), evidence.Returns(last));
}
