namespace Ballast.Core.Tiers.Measures;

/// <summary>The high end of the mean lead of a round over equal weight, at the policy's confidence.</summary>
internal sealed class LeadHigh : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "lead-high";

    /// <inheritdoc/>
    public string Does => "high end of the mean lead of a round over equal weight";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Share;

    /// <inheritdoc/>
    public string Kind => "lead";

    /// <inheritdoc/>
    public int End => 2;

    /// <inheritdoc/>
    public bool PassesUnknown => true;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) =>
        Measure.High(evidence.Mean(evidence.Leads(last)));
}
