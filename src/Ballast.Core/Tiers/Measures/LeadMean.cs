namespace Ballast.Core.Tiers.Measures;

/// <summary>The mean lead of a round over equal weight.</summary>
internal sealed class LeadMean : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "lead-mean";

    /// <inheritdoc/>
    public string Does => "mean lead of a round over equal weight";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Share;

    /// <inheritdoc/>
    public string Kind => "lead";

    /// <inheritdoc/>
    public int End => 1;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) =>
        Measure.Middle(evidence.Mean(evidence.Leads(last)));
}
