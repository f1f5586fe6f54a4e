using MathNet.Numerics.Distributions;

namespace Ballast.Core.Evidence.Overfitting;

/// <summary>The probabilistic Sharpe ratio against what the best of so many skill-less trials would show.</summary>
/// <remarks>
/// Source: Bailey and López de Prado (2014), "The Deflated Sharpe Ratio", Journal of Portfolio Management 40. The caller counts the trials:
/// every model, combination and window that was looked at, not only those that were kept.
/// </remarks>
internal static class DeflatedSharpe
{
    private const double EulerMascheroni = 0.57721566490153286;

    /// <summary>1 less the p-value of the record, measured from what the best of the trials would show without skill.</summary>
    /// <param name="record">The record that was chosen.</param>
    /// <param name="trials">Number of trials, or of effective ones.</param>
    /// <param name="variance">Variance of the trials' Sharpe ratios, per round.</param>
    public static double Compute(ReturnMoments record, double trials, double variance) =>
        ProbabilisticSharpe.Compute(record, ExpectedBest(trials, variance));

    /// <summary>
    /// The Sharpe ratio to expect of the best of N trials without skill: root(V) ((1 - g) z(1 - 1 / N) + g z(1 - 1 / (N e))), g the
    /// Euler-Mascheroni constant, z the normal quantile. 0 for one trial, and never below: the formula is made for many.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one trial, or a variance below 0.</exception>
    public static double ExpectedBest(double trials, double variance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(variance);
        if (trials <= 1)
            return 0;
        var level =
            ((1 - EulerMascheroni) * Normal.InvCDF(0, 1, 1 - (1 / trials)))
            + (EulerMascheroni * Normal.InvCDF(0, 1, 1 - (1 / (trials * Math.E))));
        return Math.Max(Math.Sqrt(variance) * level, 0);
    }

    /// <summary>Trials that resemble each other count for fewer: r + (1 - r) N, r the mean correlation between them.</summary>
    /// <param name="trials">Number of trials.</param>
    /// <param name="meanCorrelation">Mean correlation of their returns; below 0 counts as 0.</param>
    /// <remarks>Source: the same paper, appendix on the number of independent trials.</remarks>
    public static double EffectiveTrials(int trials, double meanCorrelation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(meanCorrelation, 1);
        var r = Math.Max(meanCorrelation, 0);
        return r + ((1 - r) * trials);
    }
}
