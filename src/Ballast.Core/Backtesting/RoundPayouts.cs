using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting;

/// <summary>What one model with one combination returns in every round.</summary>
internal static class RoundPayouts
{
    /// <summary>Shares of the committed capital, one a column of the panel; NaN where a score that weighs is missing.</summary>
    /// <param name="panel">Scores.</param>
    /// <param name="model">Row of the model.</param>
    /// <param name="chosen">The combination.</param>
    /// <param name="terms">How each round pays, one a column.</param>
    public static double[] Compute(ScorePanel panel, int model, Multipliers chosen, IReadOnlyList<PaidRound> terms)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(terms);
        var returns = new double[terms.Count];
        for (var column = 0; column < returns.Length; column++)
        {
            var effective = terms[column].MultiplierRule.Effective(chosen);
            var sum = 0.0;
            for (var plane = 0; plane < panel.Metrics.Count; plane++)
            {
                if (effective[panel.Metrics[plane]] is var multiplier && multiplier != 0)
                    sum += (double)multiplier * panel.Row(plane, model)[column];
            }
            returns[column] = terms[column].Return(sum);
        }
        return returns;
    }
}
