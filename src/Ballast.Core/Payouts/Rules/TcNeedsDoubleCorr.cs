using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts.Rules;

/// <summary>Rounds 589-649: TC counted only beside CORR x 2; otherwise it was treated as 0.</summary>
public sealed class TcNeedsDoubleCorr : IMultiplierRule
{
    private const decimal FullCorr = 2m;

    /// <inheritdoc />
    public string Id => "tc-needs-double-corr";

    /// <inheritdoc />
    public string Text => "tc above 0 needs corr x 2, otherwise it counts as 0";

    /// <inheritdoc />
    public string Source => "forum 'Stake multiplier updates starting round 589'; docs 2023-12-20 (commit 0ef33d6)";

    /// <inheritdoc />
    public Multipliers Effective(Multipliers chosen)
    {
        var hasFullCorr = chosen.Items.Any(i => i.Metric != Metric.Tc && i.Value == FullCorr);
        return hasFullCorr || chosen[Metric.Tc] == 0 ? chosen : chosen.With(Metric.Tc, 0m);
    }
}
