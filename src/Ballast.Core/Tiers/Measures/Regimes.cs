namespace Ballast.Core.Tiers.Measures;

/// <summary>Payout rules under which the strategy has at least as many resolved rounds as share days.</summary>
internal sealed class Regimes : ITierMeasure
{
    /// <inheritdoc/>
    public string Name => "regimes";

    /// <inheritdoc/>
    public string Does => "payout rules under which it has as many resolved rounds as share days";

    /// <inheritdoc/>
    public TierUnit Unit => TierUnit.Count;

    /// <inheritdoc/>
    public bool IsCount => true;

    /// <inheritdoc/>
    public TierFigure Compute(StrategyEvidence evidence, int? last) => new(evidence.Regimes);
}
