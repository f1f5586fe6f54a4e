using Ballast.Core.Numerics;
using Normal = MathNet.Numerics.Distributions.Normal;

namespace Ballast.Core.Evidence.Maturity;

/// <summary>How much wider than a normal band of known spread one is that was learnt from few independent stretches.</summary>
internal static class PredictionWidth
{
    /// <summary>Degrees of freedom of a spread that also leans on an expected volatility; at least 1.</summary>
    /// <param name="squares">Independent stretches for a mean square, less what was fitted to them.</param>
    /// <param name="doubt">Relative variance of the expected volatility: that of a mean square of f squares is 2 / f.</param>
    public static double Freedom(double squares, double doubt) =>
        Math.Max(1, 1 / ((1 / Math.Max(squares, 1)) + (doubt / 2)));

    /// <summary>Student's level over the normal one; 1 for endless many.</summary>
    public static double Widening(double share, double freedom) =>
        StudentT.Quantile(share, freedom) / Normal.InvCDF(0, 1, share);

    /// <summary>Rounds that share days: what they are worth for a mean square, where they are worth so many for a mean.</summary>
    /// <remarks>Of h shared days 1 + 2 sum (1 - k / h) is h, 1 + 2 sum (1 - k / h)² about 2 h / 3.</remarks>
    public static double Squares(double independent) => 1.5 * independent;
}
