using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts.Rules;

/// <summary>Rounds 213-221: a model was paid on CORR once or on MMC twice, never on both.</summary>
/// <remarks>
/// Files of that time show a chosen MMC as multiplier 1 beside CORR 1, so any MMC above 0 means the second curve.
/// </remarks>
internal sealed class CorrOrDoubleMmc : IMultiplierRule
{
    /// <inheritdoc />
    public string Id => "corr-or-double-mmc";

    /// <inheritdoc />
    public string Text => "either corr x 1 or mmc x 2, not both";

    /// <inheritdoc />
    public string Source => "forum 220 'MMC - Payout Details and Analysis' and 698 'MMC Staking Change - Corr+MMC'";

    /// <inheritdoc />
    public Multipliers Effective(Multipliers chosen) =>
        chosen[Metric.Mmc] > 0
            ? new Multipliers([(Metric.Corr, 0m), (Metric.Mmc, 2m)])
            : new Multipliers([(Metric.Corr, chosen[Metric.Corr]), (Metric.Mmc, 0m)]);
}
