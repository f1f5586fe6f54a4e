using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Measures;

/// <summary>
/// Standard error of the mean for correlated rounds (Newey-West). NaN below two rounds, 0 where nothing varies.
/// It is still too small on short series: an interval comes from MeasureIntervals.
/// </summary>
internal sealed class StandardError : IRiskMeasure
{
    private const int MostLags = 20;
    private static readonly MeanReturn Mean = new();
    private static readonly Volatility Volatility = new();

    /// <inheritdoc />
    public string Name => "standardError";

    /// <inheritdoc />
    public string Definition =>
        "root(S / n), S = variance + 2 x sum over k up to L of (1 - k / (L + 1)) x autocovariance(k), L = min(20, n - 2), divisors n";

    /// <inheritdoc />
    public string Source => "Newey and West (1987), Econometrica 55, Bartlett weights";

    /// <inheritdoc />
    public MeasureUnit Unit => MeasureUnit.Share;

    /// <inheritdoc />
    public bool IsBetterSmall => true;

    /// <inheritdoc />
    public bool IsAboutDependence => true;

    /// <inheritdoc />
    public double Compute(ReadOnlySpan<double> returns)
    {
        if (returns.Length < 2)
            return double.NaN;
        if (Volatility.Compute(returns) == 0)
            return 0;
        var lags = Math.Min(MostLags, returns.Length - 2);
        return Math.Sqrt(Autocovariance.LongRunVariance(returns, Mean.Compute(returns), lags) / returns.Length);
    }
}
