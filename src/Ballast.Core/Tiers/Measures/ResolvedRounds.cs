namespace Ballast.Core.Tiers.Measures;

/// <summary>Resolved rounds since the evidence began, under all payout rules.</summary>
internal sealed class ResolvedRounds : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "resolved-rounds";

    /// <inheritdoc/>
    public string Does => "resolved rounds since the evidence began";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Count;

    /// <inheritdoc/>
    public bool IsCount => true;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) => new(evidence.ResolvedRounds);
}
