using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Sharpe of 20 rounds together, which knows that they are correlated: what independent rounds would multiply by root 20 grows
/// less where returns persist. NaN below three rounds, where nothing varies, or where the sum below the root is not above 0.
/// </summary>
/// <remarks>
/// Autocorrelations are the biased ones (divisor n) over the rounds that are there; lags beyond n - 2 count as 0.
/// </remarks>
internal sealed class LoSharpe : IRiskMeasure
{
    private const int Rounds = 20;
    private static readonly MeanReturn Mean = new();
    private static readonly Volatility Volatility = new();

    /// <inheritdoc />
    public string Name => "sharpe20";

    /// <inheritdoc />
    public string Definition =>
        "(mean / deviation with divisor n) x 20 / root(20 + 2 x sum over k of (20 - k) x rho(k)), k from 1 to 19";

    /// <inheritdoc />
    public string Source =>
        "Lo (2002), 'The statistics of Sharpe ratios', Financial Analysts Journal 58, equation 20 with q = 20";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Ratio;

    /// <inheritdoc />
    public bool IsHeadline => true;

    /// <inheritdoc />
    public bool IsAboutDependence => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        if (returns.Length < 3 || !(Volatility.Compute(returns) > 0))
            return double.NaN;
        var mean = Mean.Compute(returns);
        var variance = Autocovariance.At(returns, mean, 0);
        var spread = (double)Rounds;
        for (var lag = 1; lag < Rounds && lag <= returns.Length - 2; lag++)
            spread += 2 * (Rounds - lag) * Autocovariance.At(returns, mean, lag) / variance;
        return spread > 0 ? mean / Math.Sqrt(variance) * Rounds / Math.Sqrt(spread) : double.NaN;
    }
}
