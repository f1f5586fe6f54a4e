using Ballast.Core.Ledger;
using Ballast.Core.Numerics;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Risk.Bootstrap;

public sealed class MeasureIntervalsTests
{
    private static readonly IntervalOptions Options = new() { Overlap = 20 };

    [Fact]
    public void Intervals_OfAYear_DoNotDependOnTheNumberOfThreads()
    {
        var series = Series(355);
        var one = MeasureIntervals.Of(series, MeasureCatalogue.All, Options with { Threads = 1 });
        var two = MeasureIntervals.Of(series, MeasureCatalogue.All, Options with { Threads = 2 });
        two.ShouldBe(one);
    }

    [Fact]
    public void Interval_BelowTenRoundsThatShareNoDay_IsNotGiven() =>
        MeasureIntervals.Of(Series(199), new MeanReturn(), Options).Reason.ShouldBe(NoInterval.TooFewRounds);

    [Fact]
    public void Interval_OfASeriesThatDoesNotVary_IsNotGiven()
    {
        var flat = new RoundSeries([.. Enumerable.Range(1, 300)], [.. Enumerable.Repeat(0.001, 300)]);
        MeasureIntervals.Of(flat, new MeanReturn(), Options).Reason.ShouldBe(NoInterval.Undefined);
    }

    [Fact]
    public void Interval_OfDependence_IsNotGiven() =>
        MeasureIntervals.Of(Series(355), new Autocorrelation(), Options).Reason.ShouldBe(NoInterval.AboutDependence);

    [Fact]
    public void Interval_OfARateOrADrawdown_StaysInItsRange()
    {
        var rate = MeasureIntervals.Of(Series(355), new BurnRate(), Options);
        (rate.Low >= 0 && rate.High <= 1).ShouldBeTrue();
        var fall = MeasureIntervals.Of(Series(355), new MaxDrawdown(), Options);
        fall.Low.ShouldBeGreaterThanOrEqualTo(0);
        fall.FreshLow.ShouldBeGreaterThanOrEqualTo(0);
        (fall.FreshHigh - fall.FreshLow).ShouldBeGreaterThan(
            fall.High - fall.Low,
            "one fresh record swings more than the middle one"
        );
    }

    [Fact]
    public void Interval_OfAtomicReturns_IsGivenToo()
    {
        var measure = MeasureCatalogue.Find("compounded", new Compounding(64, 1 / 64.0));
        MeasureIntervals.Of(Series(800), measure, Options with { Overlap = 60 }).IsKnown.ShouldBeTrue();
    }

    private static RoundSeries Series(int rounds)
    {
        var chance = new SeededChance(3, 1);
        var world = new CoverageWorld("x", rounds, 20);
        return new RoundSeries([.. Enumerable.Range(1, rounds)], world.Record(ref chance));
    }
}
