using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.Ranks;

/// <summary>How far two rankings of the same models agree: 1 the same, 0 unrelated, -1 turned round.</summary>
/// <remarks>
/// A pair with a missing side (NaN) is left out. NaN below two pairs or where one side does not vary. The p-value takes the models for
/// independent of one another, which models of one tournament are not: they share their luck, so it is too small.
/// </remarks>
internal static class RankCorrelation
{
    /// <summary>Pearson's correlation of mid-ranks.</summary>
    /// <remarks>Source: Spearman (1904), American Journal of Psychology 15; equals scipy.stats.spearmanr.</remarks>
    public static double Spearman(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (x, y) = Pairs(left, right);
        return Pearson.Compute(MidRanks.Compute(x), MidRanks.Compute(y));
    }

    /// <summary>
    /// Probability of a Spearman correlation at least as far from 0 where nothing is related: Student's t with n - 2 degrees of freedom
    /// of r root((n - 2) / (1 - r²)), two-sided. NaN below three pairs.
    /// </summary>
    /// <param name="correlation">Spearman's correlation.</param>
    /// <param name="pairs">Models it rests on.</param>
    /// <remarks>Equals the p-value of scipy.stats.spearmanr.</remarks>
    public static double SpearmanPValue(double correlation, int pairs) =>
        pairs < 3 || double.IsNaN(correlation)
            ? double.NaN
            : IncompleteBeta.Compute(1 - (correlation * correlation), (pairs - 2) / 2.0, 0.5);

    /// <summary>(concordant - discordant pairs) / root((pairs not tied left) (pairs not tied right)).</summary>
    /// <remarks>Source: Kendall (1945), Biometrika 33; equals scipy.stats.kendalltau, variant b. No p-value: scipy's is exact only without ties.</remarks>
    public static double KendallTauB(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (x, y) = Pairs(left, right);
        var (balance, leftUntied, rightUntied) = (0L, 0L, 0L);
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (x[i].CompareTo(x[j]), y[i].CompareTo(y[j]));
                balance += a * b;
                leftUntied += a * a;
                rightUntied += b * b;
            }
        }
        return leftUntied == 0 || rightUntied == 0
            ? double.NaN
            : balance / (Math.Sqrt(leftUntied) * Math.Sqrt(rightUntied));
    }

    private static (double[] Left, double[] Right) Pairs(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException("Both rankings are about the same models.", nameof(right));
        var (x, y) = (new double[left.Length], new double[left.Length]);
        var count = 0;
        for (var i = 0; i < left.Length; i++)
        {
            if (!double.IsNaN(left[i]) && !double.IsNaN(right[i]))
                (x[count], y[count++]) = (left[i], right[i]);
        }
        return (x[..count], y[..count]);
    }
}
