using MathNet.Numerics.Distributions;

namespace Ballast.Core.Scoring;

/// <summary>Ranks as quantiles of the standard normal distribution.</summary>
/// <remarks>Source: <c>gaussian</c> of numerai-tools 0.6 (scipy.stats.norm.ppf).</remarks>
internal static class Gaussian
{
    /// <summary>The quantiles of ranks in (0, 1).</summary>
    public static double[] OfRanks(double[] ranks) =>
        Array.ConvertAll(ranks, r => double.IsNaN(r) ? double.NaN : Normal.InvCDF(0, 1, r));

    /// <summary>Values ranked with ties kept, then as quantiles: what CORR and MMC begin with.</summary>
    public static double[] OfValues(double[] values) => OfRanks(TieKeptRank.Compute(values));
}
