using Ballast.Core.Numerics;

namespace Ballast.Core.Scoring;

/// <summary>Percentile ranks around 0.5: (rank - 0.5) / n. Equal values share the mean of their ranks.</summary>
/// <remarks>Source: <c>tie_kept_rank</c> of numerai-tools 0.6. What is missing stays missing and counts for nothing.</remarks>
internal static class TieKeptRank
{
    /// <summary>The ranks, each in (0, 1).</summary>
    public static double[] Compute(double[] values)
    {
        var present = Gaps.Dropped(values);
        var ranks = MidRanks.Compute(present);
        var ranked = new double[values.Length];
        var next = 0;
        for (var i = 0; i < values.Length; i++)
            ranked[i] = double.IsNaN(values[i]) ? double.NaN : (ranks[next++] - 0.5) / present.Length;
        return ranked;
    }
}
