using Ballast.Core.Numerics;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Risk.Bootstrap;

public sealed class BlockBootstrapTests
{
    private static readonly BootstrapOptions Options = new() { Overlap = 4, Resamples = 1000 };

    [Fact]
    public void Intervals_OnOneThreadAndOnMany_AreTheSame()
    {
        var series = Noise(120);
        var one = BlockBootstrap.Of(series, MeasureCatalogue.All, Options with { Threads = 1 });
        var many = BlockBootstrap.Of(series, MeasureCatalogue.All, Options with { Threads = 7 });
        many.ShouldBe(one);
        BlockBootstrap.Of(series, MeasureCatalogue.All, Options with { Seed = 2 }).ShouldNotBe(one);
    }

    [Fact]
    public void Interval_OfEveryMeasure_IsOrderedOrHasAReason()
    {
        foreach (
            var (measure, interval) in MeasureCatalogue.All.Zip(
                BlockBootstrap.Of(Noise(120), MeasureCatalogue.All, Options)
            )
        )
        {
            if (interval.IsKnown)
                interval.Low.ShouldBeLessThanOrEqualTo(interval.High, measure.Name);
            else
                double.IsNaN(interval.Low).ShouldBeTrue(measure.Name);
            interval.IsKnown.ShouldBe(!measure.IsAboutDependence && measure is not RecoveryTime, measure.Name);
        }
    }

    [Fact]
    public void Interval_OfARateOrADrawdown_StaysInItsRange()
    {
        var rate = BlockBootstrap.Of(Noise(60), new BurnRate(), Options);
        rate.Low.ShouldBeGreaterThanOrEqualTo(0);
        rate.High.ShouldBeLessThanOrEqualTo(1);
        BlockBootstrap.Of(Noise(60), new MaxDrawdown(), Options).Low.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void Interval_OfAMeasureOfDependence_HasAReason() =>
        BlockBootstrap.Of(Noise(120), new SmartSharpe(), Options).Reason.ShouldBe(NoInterval.AboutDependence);

    [Fact]
    public void Interval_OfATail_NeedsSixtyIndependentRounds()
    {
        BlockBootstrap.Of(Noise(59), new ExactTailMean(), Options).Reason.ShouldBe(NoInterval.TooFewInTheTail);
        BlockBootstrap.Of(Noise(59), new MeanReturn(), Options).IsKnown.ShouldBeTrue();
        BlockBootstrap.Of(Noise(500), new ExactTailMean(), Options).IsKnown.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, NoInterval.TooFewRounds)]
    [InlineData(1, NoInterval.TooFewRounds)]
    [InlineData(39, NoInterval.TooFewRounds)]
    [InlineData(40, NoInterval.None)]
    public void Interval_BelowFiveBlocks_IsNotGiven(int rounds, NoInterval reason)
    {
        var interval = BlockBootstrap.Of(Noise(rounds), new MeanReturn(), Options);
        interval.Reason.ShouldBe(reason);
        double.IsNaN(interval.Low).ShouldBe(reason != NoInterval.None);
    }

    [Fact]
    public void Interval_OfRoundsThatAllMoveAsOne_IsNotGiven()
    {
        // One slow swing over the whole series: many rounds, next to no information about the mean.
        int[] rounds = [.. Enumerable.Range(1, 200)];
        var series = new RoundSeries(rounds, [.. rounds.Select(r => Math.Sin(r * Math.PI / 100))]);
        var interval = BlockBootstrap.Of(series, new MeanReturn(), Options with { Overlap = 20 });
        interval.Reason.ShouldBe(NoInterval.TooFewEffectiveRounds);
        interval.EffectiveRounds.ShouldBeLessThan(8);
    }

    [Fact]
    public void Interval_WhereNothingVaries_IsThatValue()
    {
        var series = new RoundSeries([.. Enumerable.Range(1, 50)], [.. Enumerable.Repeat(0.5, 50)]);
        var interval = BlockBootstrap.Of(series, new MeanReturn(), Options);
        (interval.Low, interval.High).ShouldBe((0.5, 0.5));
        BlockBootstrap.Of(series, new Sharpe(), Options).Reason.ShouldBe(NoInterval.Undefined);
    }

    [Fact]
    public void Interval_OfIndependentRounds_IsAboutTheTextbookOne()
    {
        var series = Noise(2000);
        var interval = BlockBootstrap.Of(series, new MeanReturn(), new BootstrapOptions { Overlap = 1 });
        var half = 1.96 * series.Measured(new Volatility()) / Math.Sqrt(2000);
        // Blocks of two and an overlap of one: wider by 1 / root(1 - 1/6).
        (interval.High - interval.Value).ShouldBe(half * Math.Sqrt(1.2), half * 0.12);
        interval.EffectiveRounds.ShouldBe(2000 / 1.2, 150);
    }

    [Fact]
    public void Interval_OfMissingRounds_IsThatOfTheRoundsThatAreThere()
    {
        var whole = Noise(60);
        double[] returns = [.. whole.Present];
        var holed = new RoundSeries([.. Enumerable.Range(1, 60).Select(r => 2 * r)], returns);
        BlockBootstrap
            .Of(holed, new MeanReturn(), Options)
            .ShouldBe(BlockBootstrap.Of(whole, new MeanReturn(), Options));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => BlockBootstrap.Of(Noise(60), [], Options with { Overlap = 0 }));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            BlockBootstrap.Of(Noise(60), [], Options with { Resamples = 10 })
        );
    }

    [Fact]
    public void Blocks_BehindTheLastRound_GoOnWithTheFirst()
    {
        double[] returns = [0, 1, 2, 3, 4];
        var path = new double[5];
        var starts = new HashSet<double>();
        for (ulong stream = 0; stream < 100; stream++)
        {
            var chance = new SeededChance(1, stream);
            CircularBlocks.Fill(path, returns, 4, ref chance);
            starts.Add(path[0]);
            for (var i = 1; i < 4; i++)
                path[i].ShouldBe((path[i - 1] + 1) % 5);
        }
        starts.Count.ShouldBe(5);
    }

    private static RoundSeries Noise(int rounds)
    {
        var chance = new SeededChance(9, 9);
        double[] returns = [.. Enumerable.Range(0, rounds).Select(_ => (chance.Uniform() - 0.45) * 0.1)];
        return new RoundSeries([.. Enumerable.Range(1, rounds)], returns);
    }
}
