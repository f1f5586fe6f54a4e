namespace Ballast.Core.Tiers.Measures;

/// <summary>The high end of the mean return of a round, at the policy's confidence.</summary>
internal sealed class ReturnHigh : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "return-high";

    /// <inheritdoc/>
    public string Does => "high end of the mean return of a round";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Share;

    /// <inheritdoc/>
    public string Kind => "return";

    /// <inheritdoc/>
    public int End => 2;

    /// <inheritdoc/>
    public bool PassesUnknown => true;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) =>
        Measure.High(evidence.Mean(evidence.Returns(last)));
}
