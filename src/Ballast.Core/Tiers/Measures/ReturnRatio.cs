namespace Ballast.Core.Tiers.Measures;

/// <summary>Mean return over its deviation, a round: it asks nothing of the payout factor.</summary>
internal sealed class ReturnRatio : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "return-ratio";

    /// <inheritdoc/>
    public string Does => "mean return over its deviation in one round";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Ratio;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) =>
        Measure.Of(new Risk.Measures.Sharpe(), evidence.Returns(last));
}
