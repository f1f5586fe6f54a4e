using MathNet.Numerics.Distributions;

namespace Ballast.Core.Risk.Dependence;

/// <summary>From which correlation on two models can be said to move together.</summary>
internal static class SignificantCorrelation
{
    /// <summary>The least that is called a group, however sure.</summary>
    public const double Least = 0.5;

    private const double Level = 0.05;

    /// <summary>
    /// One half, and more where chance reaches it: of independent models no pair comes out above with a probability of 95 %. On 100 overlapping rounds every
    /// twelfth pair of independent models correlates by more than one half.
    /// </summary>
    /// <param name="matrix">Correlations.</param>
    /// <param name="overlap">Rounds that share days.</param>
    /// <remarks>
    /// Fisher's (1915) transform: atanh r has a deviation of 1 / root(n - 3) at level 0.05 / pairs (Bonferroni), with n the independent observations of
    /// <see cref="OverlapNoise"/> on the fewest rounds that a pair has. 1, which nothing but copies reaches, where n is 3 or less.
    /// </remarks>
    public static double Threshold(CorrelationMatrix matrix, int overlap)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var models = matrix.Models.Count;
        var fewest = int.MaxValue;
        for (var i = 0; i < models; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!double.IsNaN(matrix[i, j]))
                    fewest = Math.Min(fewest, matrix.Rounds(i, j));
            }
        }
        if (fewest == int.MaxValue)
            return Least;
        var freedom = OverlapNoise.Freedom(Math.Max(fewest, overlap + 2), overlap) - 3;
        if (!(freedom > 0))
            return 1;
        var pairs = models * (models - 1) / 2.0;
        return Math.Max(Least, Math.Tanh(Normal.InvCDF(0, 1, 1 - (Level / pairs)) / Math.Sqrt(freedom)));
    }
}
