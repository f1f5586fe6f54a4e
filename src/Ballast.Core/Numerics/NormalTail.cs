namespace Ballast.Core.Numerics;

/// <summary>The upper tail of the normal distribution.</summary>
internal static class NormalTail
{
    /// <summary>Probability of a value above z, for z of 0 or more; relative error below 1.2e-7.</summary>
    /// <remarks>Half the complementary error function, Chebyshev fit of Press et al., "Numerical Recipes", section 6.2.</remarks>
    public static double Above(double z)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(z);
        var x = z / Math.Sqrt(2);
        var t = 1 / (1 + (0.5 * x));
        ReadOnlySpan<double> fit =
        [
            -1.26551223,
            1.00002368,
            0.37409196,
            0.09678418,
            -0.18628806,
            0.27886807,
            -1.13520398,
            1.48851587,
            -0.82215223,
            0.17087277,
        ];
        var sum = 0.0;
        for (var i = fit.Length - 1; i >= 0; i--)
            sum = (sum * t) + fit[i];
        return 0.5 * t * Math.Exp((-x * x) + sum);
    }
}
