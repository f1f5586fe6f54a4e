namespace Ballast.Core.Tiers.Measures;

/// <summary>The mean return of a round.</summary>
internal sealed class ReturnMean : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "return-mean";

    /// <inheritdoc/>
    public string Does => "mean return of a round";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Share;

    /// <inheritdoc/>
    public string Kind => "return";

    /// <inheritdoc/>
    public int End => 1;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) =>
        Measure.Middle(evidence.Mean(evidence.Returns(last)));
}
