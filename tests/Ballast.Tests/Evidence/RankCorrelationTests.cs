using Ballast.Core.Evidence.Ranks;
using Ballast.Core.Numerics;

namespace Ballast.Tests.Evidence;

/// <summary>Small cases from the documentation of scipy.stats.spearmanr and kendalltau, and the edges.</summary>
public sealed class RankCorrelationTests
{
    [Fact]
    public void Spearman_OfScipysExample_IsTheirs()
    {
        var value = RankCorrelation.Spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]);
        value.ShouldBe(0.8207826816681233, 1e-12);
        RankCorrelation.SpearmanPValue(value, 5).ShouldBe(0.08858700531354381, 1e-12);
    }

    [Fact]
    public void Kendall_OfScipysExample_IsTheirs() =>
        RankCorrelation.KendallTauB([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]).ShouldBe(-0.47140452079103173, 1e-12);

    [Fact]
    public void Ranks_OfEqualValues_ShareTheMeanOfTheirPlaces() =>
        MidRanks.Compute([3, 1, 3, 2, 3]).ShouldBe([4, 1, 4, 2, 4]);

    [Fact]
    public void APair_WithAMissingSide_IsLeftOut()
    {
        double[] left = [1, double.NaN, 2, 3, 9];
        double[] right = [1, 7, 3, 2, double.NaN];
        RankCorrelation.Spearman(left, right).ShouldBe(0.5, 1e-15);
        RankCorrelation.KendallTauB(left, right).ShouldBe(1 / 3.0, 1e-15);
    }

    [Fact]
    public void NoCorrelation_WhereASideDoesNotVary()
    {
        RankCorrelation.Spearman([1, 1, 1], [1, 2, 3]).ShouldBe(double.NaN);
        RankCorrelation.KendallTauB([1, 1, 1], [1, 2, 3]).ShouldBe(double.NaN);
        RankCorrelation.Spearman([1], [1]).ShouldBe(double.NaN);
        RankCorrelation.SpearmanPValue(0.5, 2).ShouldBe(double.NaN);
        RankCorrelation.SpearmanPValue(1, 10).ShouldBe(0);
        RankCorrelation.SpearmanPValue(0, 10).ShouldBe(1);
    }
}
