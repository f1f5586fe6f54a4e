using MathNet.Numerics.Distributions;

namespace Ballast.Core.Evidence.Overfitting;

/// <summary>One less the p-value of a Sharpe ratio against a benchmark: the share of records without that much skill that show a lower one, given how long, lopsided and fat-tailed they are.</summary>
/// <remarks>
/// Source: Bailey and López de Prado (2012), "The Sharpe Ratio Efficient Frontier", Journal of Risk 15. Sharpe ratios are per round. For
/// overlapping rounds the record's length is the effective one: see <see cref="ReturnMoments"/>.
/// </remarks>
internal static class ProbabilisticSharpe
{
    /// <summary>Phi((SR - SR*) root(n - 1) / root(1 - g3 SR + (g4 - 1) / 4 SR²)).</summary>
    /// <returns>Between 0 and 1; NaN for a length of 1 or less, or where the moments make the root's content 0 or less.</returns>
    public static double Compute(ReturnMoments record, double benchmark = 0)
    {
        ArgumentNullException.ThrowIfNull(record);
        var spread = Spread(record);
        if (!(spread > 0) || !(record.Length > 1))
            return double.NaN;
        var level = (record.Sharpe - benchmark) * Math.Sqrt(record.Length - 1) / Math.Sqrt(spread);
        return Normal.CDF(0, 1, level / record.Widening);
    }

    /// <summary>
    /// The record length at which <see cref="Compute"/> would reach the confidence: 1 + (1 - g3 SR + (g4 - 1) / 4 SR²) (z / (SR - SR*))², in
    /// independent rounds.
    /// </summary>
    /// <returns>Infinite where the Sharpe ratio is not above the benchmark: no length will do.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 1/2 and 1.</exception>
    public static double MinimumLength(ReturnMoments record, double benchmark = 0, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentOutOfRangeException.ThrowIfLessThan(confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var excess = record.Sharpe - benchmark;
        if (double.IsNaN(excess) || excess <= 0)
            return double.IsNaN(excess) ? double.NaN : double.PositiveInfinity;
        var level = Normal.InvCDF(0, 1, confidence) * record.Widening / excess;
        var spread = Spread(record);
        return spread > 0 ? 1 + (spread * level * level) : double.NaN;
    }

    private static double Spread(ReturnMoments record) =>
        1 - (record.Skewness * record.Sharpe) + ((record.Kurtosis - 1) / 4 * record.Sharpe * record.Sharpe);
}
