namespace Ballast.Core.Tiers.Measures;

/// <summary>Mean lead over equal weight over its deviation, a round: it asks nothing of the payout factor.</summary>
internal sealed class LeadRatio : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "lead-ratio";

    /// <inheritdoc/>
    public string Does => "mean lead over equal weight, over its deviation in one round";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Ratio;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) =>
        Measure.Of(new Risk.Measures.Sharpe(), evidence.Leads(last));
}
