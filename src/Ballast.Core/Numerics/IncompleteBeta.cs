namespace Ballast.Core.Numerics;

/// <summary>The regularised incomplete beta function, from which tails of Student's t come.</summary>
/// <remarks>
/// Lentz's continued fraction (Press et al., "Numerical Recipes", section 6.4) with Lanczos' log-gamma (g = 7, nine terms); relative
/// error below 1e-12 where the tests look.
/// </remarks>
internal static class IncompleteBeta
{
    private const int MostTerms = 10_000;
    private const double Smallest = 1e-300;

    /// <summary>I_x(a, b) for x in [0, 1].</summary>
    public static double Compute(double x, double a, double b)
    {
        if (x <= 0 || x >= 1)
            return x <= 0 ? 0 : 1;
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        // The fraction converges fast on one side of the mean only; the other side is its mirror image.
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1.0, 1 / Away(1 - ((a + b) * x / (a + 1))));
        var value = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a - 1 + (2 * m)) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + 1 + (2 * m)));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
                break;
        }
        return value;
    }

    private static double Away(double value) => Math.Abs(value) < Smallest ? Smallest : value;

    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> terms =
        [
            676.5203681218851,
            -1259.1392167224028,
            771.32342877765313,
            -176.61502916214059,
            12.507343278686905,
            -0.13857109526572012,
            9.9843695780195716e-6,
            1.5056327351493116e-7,
        ];
        // Below 1/2 the series is inaccurate: up by one first.
        if (x < 0.5)
            return LogGamma(x + 1) - Math.Log(x);
        var sum = 0.99999999999980993;
        for (var i = 0; i < terms.Length; i++)
            sum += terms[i] / (x + i);
        var t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
