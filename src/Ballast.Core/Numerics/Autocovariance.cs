namespace Ballast.Core.Numerics;

/// <summary>How a series without gaps moves with its own past. Divisors are n, so the estimates are biased towards 0.</summary>
internal static class Autocovariance
{
    /// <summary>Mean product of deviations that lie a number of places apart.</summary>
    public static double At(ReadOnlySpan<double> values, double mean, int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < values.Length; i++)
            sum += (values[i] - mean) * (values[i - lag] - mean);
        return sum / values.Length;
    }

    /// <summary>Variance plus twice the autocovariances with Bartlett's weights 1 - k / (lags + 1), which keep it at 0 or above.</summary>
    public static double LongRunVariance(ReadOnlySpan<double> values, double mean, int lags)
    {
        var sum = At(values, mean, 0);
        for (var lag = 1; lag <= lags; lag++)
            sum += 2 * (1 - (lag / (lags + 1.0))) * At(values, mean, lag);
        return Math.Max(sum, 0);
    }
}
