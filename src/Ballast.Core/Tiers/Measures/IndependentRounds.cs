namespace Ballast.Core.Tiers.Measures;

/// <summary>What the resolved rounds are worth in rounds that share no days: rounds / overlap, the count that every answer shows.</summary>
internal sealed class IndependentRounds : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "independent-rounds";

    /// <inheritdoc/>
    public string Does => "what the resolved rounds are worth in rounds that share no days";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Count;

    /// <inheritdoc/>
    public bool IsCount => true;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) => new(evidence.IndependentRounds);
}
