namespace Ballast.Core.Numerics;

/// <summary>The normal distribution on both sides of 0, and back from a share to a level.</summary>
internal static class NormalCurve
{
    private const int Steps = 8;

    /// <summary>Probability of a value below z.</summary>
    public static double Below(double z) => z < 0 ? NormalTail.Above(-z) : 1 - NormalTail.Above(z);

    /// <summary>The level below which a share of the values lies; the inverse of <see cref="Below"/> to about 1e-7.</summary>
    /// <remarks>Newton's steps on the tail, from the start of Abramowitz and Stegun 26.2.23, which is right to 4.5e-4.</remarks>
    public static double Quantile(double share)
    {
        if (!(share > 0 && share < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        var tail = Math.Min(share, 1 - share);
        var t = Math.Sqrt(-2 * Math.Log(tail));
        var over = 2.515517 + (t * (0.802853 + (t * 0.010328)));
        var under = 1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))));
        var z = Math.Max(t - (over / under), 0);
        for (var i = 0; i < Steps; i++)
            z = Math.Max(z + ((NormalTail.Above(z) - tail) / Density(z)), 0);
        return share < 0.5 ? -z : z;
    }

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
}
