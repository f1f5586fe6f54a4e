namespace Ballast.Core.Tiers.Measures;

/// <summary>The low end of the mean lead of a round over equal weight, at the policy's confidence.</summary>
internal sealed class LeadLow : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "lead-low";

    /// <inheritdoc/>
    public string Does => "low end of the mean lead of a round over equal weight";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Share;

    /// <inheritdoc/>
    public string Kind => "lead";

    /// <inheritdoc/>
    public int End => 0;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) => Measure.Low(evidence.Mean(evidence.Leads(last)));
}
