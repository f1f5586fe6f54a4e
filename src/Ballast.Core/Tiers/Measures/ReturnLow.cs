namespace Ballast.Core.Tiers.Measures;

/// <summary>The low end of the mean return of a round, at the policy's confidence.</summary>
internal sealed class ReturnLow : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "return-low";

    /// <inheritdoc/>
    public string Does => "low end of the mean return of a round";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Share;

    /// <inheritdoc/>
    public string Kind => "return";

    /// <inheritdoc/>
    public int End => 0;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) =>
        Measure.Low(evidence.Mean(evidence.Returns(last)));
}
