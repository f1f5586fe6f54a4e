namespace Ballast.Core.Backtesting;

/// <summary>How the payouts of single rounds become one value.</summary>
public enum BacktestMode
{
    /// <summary>Sum over the model's rounds. Not comparable between models with different numbers of rounds.</summary>
    Total,

    /// <summary>Mean over the model's rounds.</summary>
    Average,

    /// <summary>Sum over the rounds that all compared models have.</summary>
    Common,

    /// <summary>
    /// Gain of a stake that is multiplied by (1 + return) one round after another. Rounds overlap in truth, so it is a
    /// measure of growth, not the curve of an account.
    /// </summary>
    Compounded,
}
