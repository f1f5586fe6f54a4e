using Ballast.Core.Evidence.Grading;
using Ballast.Core.Evidence.WalkForward;

namespace Ballast.Tests.Evidence;

/// <summary>Averages of what became of claims.</summary>
public sealed class GradedRoundsTests
{
    /// <summary>Twelve rounds that share nothing, nine hits: Wilson's ends of 9 of 12 at z = 1.96 are 0.4677 and 0.9111 (by hand: (p + z²/2n ± z root(p q / n + z²/4n²)) / (1 + z²/n)).</summary>
    [Fact]
    public void Rate_OfIndependentClaims_HasWilsonsEnds()
    {
        var cases = Enumerable.Range(0, 12).Select(i => (Round: 100 + (10 * i), Value: i % 4 == 0 ? 0.0 : 1.0));
        var rate = GradedRounds.Average(cases, reach: 10, isRate: true);
        rate.Value.ShouldBe(0.75);
        rate.EffectiveSteps.ShouldBe(12);
        rate.Low.ShouldBe(0.4677, 5e-5);
        rate.High.ShouldBe(0.9111, 5e-5);
    }

    [Fact]
    public void Rate_OfNeighboursThatShareDays_IsWorthFewerAndSaysSo()
    {
        // One claim each round, sharing days with the next nine: 60 are needed and worth 1 + 59 / 10.
        var cases = Enumerable.Range(100, 60).Select(r => (Round: r, Value: r % 4 == 0 ? 0.0 : 1.0)).ToList();
        var rate = GradedRounds.Average(cases, reach: 10, isRate: true);
        rate.Value.ShouldBe(0.75);
        rate.EffectiveSteps.ShouldBe(6.9, 1e-12);
        var apart = GradedRounds.Average(cases.Select(c => (c.Round * 10, c.Value)), reach: 10, isRate: true);
        (rate.High - rate.Low).ShouldBeGreaterThan(2 * (apart.High - apart.Low));
        GradedRounds.Average(cases.Take(59), reach: 10, isRate: true).Shortage!.MoreRounds.ShouldBe(1);
    }

    [Fact]
    public void Mean_OfClaimsAboutTheSameRound_CountsThemOnce()
    {
        var once = Enumerable.Range(0, 12).Select(i => (Round: i, Value: (double)i)).ToList();
        var thrice = once.SelectMany(c => new[] { (c.Round, c.Value - 1), c, (c.Round, c.Value + 1) });
        GradedRounds.Average(thrice, 1, isRate: false).ShouldBe(GradedRounds.Average(once, 1, isRate: false));
    }

    [Fact]
    public void Mean_OfNothing_IsAShortage()
    {
        GradedRounds.Average([], 20, isRate: false).Shortage.ShouldNotBeNull();
        GradedRounds.Average([(1, double.NaN)], 20, isRate: true).IsKnown.ShouldBeFalse();
    }

    /// <summary>Ranked 3, 2, 1 and returned 0.2, 0.2, 0.1: the first shares the first place and lies in the better half.</summary>
    [Fact]
    public void RankingOutcome_WithATieInTheOutcome_SharesThePlace()
    {
        var outcome = RankingOutcome.Compute([3, 2, 1], [0.2, 0.2, 0.1]);
        outcome.TopIsBest.ShouldBe(1);
        outcome.TopInBetterHalf.ShouldBe(1);
        outcome.RankIc.ShouldBe(Math.Sqrt(3) / 2, 1e-12);
        outcome.EqualWeightMean.ShouldBe(0.5 / 3, 1e-12);
        RankingOutcome.Compute([1, 1, 0], [0.3, 0.1, 0.2]).TopInBetterHalf.ShouldBe(0.5);
    }
}
