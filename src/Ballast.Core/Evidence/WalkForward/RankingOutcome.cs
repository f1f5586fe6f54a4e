using Ballast.Core.Evidence.Ranks;
using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.WalkForward;

/// <summary>What became of a ranking.</summary>
/// <param name="Top">The first of the ranking; several where they tied.</param>
/// <param name="RankIc">Spearman correlation between the ranking and what followed; NaN where a side does not vary.</param>
/// <param name="TopMean">What followed of the first; the mean of them where several tied.</param>
/// <param name="EqualWeightMean">The same of all.</param>
/// <param name="MedianMean">The same of the median one.</param>
/// <param name="TopIsBest">1 where the first came first again, 0 where not, a share where several tied.</param>
/// <param name="TopInBetterHalf">1 where it came into the better half, 1/2 in the very middle, 0 below; a share where several tied.</param>
internal sealed record RankingOutcome(
    IReadOnlyList<int> Top,
    double RankIc,
    double TopMean,
    double EqualWeightMean,
    double MedianMean,
    double TopIsBest,
    double TopInBetterHalf
)
{
    /// <summary>Holds a ranking against what followed.</summary>
    /// <param name="before">The ranking, the larger the better; none missing.</param>
    /// <param name="after">What followed, of the same models; none missing.</param>
    public static RankingOutcome Compute(double[] before, double[] after)
    {
        var best = before.Max();
        int[] top = [.. Enumerable.Range(0, before.Length).Where(i => before[i].Equals(best))];
        var ranks = MidRanks.Compute(after);
        var (bestAfter, middle) = (after.Max(), (after.Length + 1) / 2.0);
        return new RankingOutcome(
            top,
            RankCorrelation.Spearman(before, after),
            top.Average(i => after[i]),
            after.Average(),
            Quantile.Compute(after, 0.5),
            top.Average(i => after[i].Equals(bestAfter) ? 1.0 : 0),
            top.Average(i =>
                ranks[i].CompareTo(middle) switch
                {
                    > 0 => 1.0,
                    0 => 0.5,
                    _ => 0,
                }
            )
        );
    }

    /// <summary>Mean of the rounds that are there; NaN below half of them.</summary>
    /// <param name="values">NaN for missing.</param>
    /// <param name="rounds">Rounds that there should be.</param>
    internal static double MeanOf(ReadOnlySpan<double> values, int rounds)
    {
        var there = Gaps.Dropped(values);
        return 2 * there.Length >= rounds && there.Length > 0 ? there.Average() : double.NaN;
    }
}
