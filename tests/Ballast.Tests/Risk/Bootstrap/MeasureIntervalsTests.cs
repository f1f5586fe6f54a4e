using Ballast.Core.Ledger;
using Ballast.Core.Numerics;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Risk.Bootstrap;

public sealed class MeasureIntervalsTests
{
    private static readonly IntervalOptions Options = new() { Overlap = 4 };

    [Fact]
    public void Intervals_OnOneThreadAndOnMany_AreTheSame()
    {
        var series = Noise(120);
        var one = MeasureIntervals.Compute(series, MeasureCatalogue.All, Options with { Threads = 1 });
        var many = MeasureIntervals.Compute(series, MeasureCatalogue.All, Options with { Threads = 7 });
        many.ShouldBe(one);
        MeasureIntervals
            .Compute(series, MeasureCatalogue.All, Options with { Days = new SimulatedDays(seed: 2) })
            .ShouldNotBe(one);
    }

    [Fact]
    public void Intervals_AfterALongerSeries_AreTheSame()
    {
        var fresh = MeasureIntervals.Compute(
            Noise(120),
            MeasureCatalogue.All,
            Options with
            {
                Days = new SimulatedDays(),
            }
        );
        var days = new SimulatedDays();
        MeasureIntervals.Compute(Noise(500), new MeanReturn(), new IntervalOptions { Overlap = 20, Days = days });
        MeasureIntervals.Compute(Noise(120), MeasureCatalogue.All, Options with { Days = days }).ShouldBe(fresh);
    }

    [Fact]
    public void Interval_OfEveryMeasure_IsOrderedOrHasAReason()
    {
        var intervals = MeasureIntervals.Compute(Noise(120), MeasureCatalogue.All, Options);
        foreach (var (measure, interval) in MeasureCatalogue.All.Zip(intervals))
        {
            interval.IsKnown.ShouldBe(!measure.IsAboutDependence && measure.HasInterval(4), measure.Name);
            if (interval.IsKnown)
                interval.Low.ShouldBeLessThanOrEqualTo(interval.High, measure.Name);
            else
                double.IsNaN(interval.Low).ShouldBeTrue(measure.Name);
            if (interval.IsKnown && measure.Target == IntervalTarget.TypicalRecord)
                (interval.FreshLow < interval.FreshHigh).ShouldBeTrue(measure.Name);
            else
                double.IsNaN(interval.FreshLow).ShouldBeTrue(measure.Name);
        }
    }

    [Fact]
    public void Interval_OfARateOrADrawdown_StaysInItsRange()
    {
        var series = Noise(60);
        var rate = MeasureIntervals.Compute(series, new BurnRate(), Options);
        rate.Low.ShouldBeGreaterThanOrEqualTo(0);
        rate.High.ShouldBeLessThanOrEqualTo(1);
        MeasureIntervals.Compute(series, new DownsideDeviation(), Options).Low.ShouldBeGreaterThanOrEqualTo(0);
        var fall = MeasureIntervals.Compute(series, new MaxDrawdown(), Options);
        fall.Low.ShouldBeGreaterThanOrEqualTo(0);
        fall.FreshLow.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void Interval_OfAMeasureOfDependence_HasAReason() =>
        MeasureIntervals.Compute(Noise(120), new SmartSharpe(), Options).Reason.ShouldBe(NoInterval.AboutDependence);

    [Fact]
    public void Interval_OfAHigherMoment_HasAReason() =>
        MeasureIntervals.Compute(Noise(120), new ExcessKurtosis(), Options).Reason.ShouldBe(NoInterval.NoMethod);

    [Theory]
    [InlineData(0, NoInterval.TooFewRounds)]
    [InlineData(1, NoInterval.TooFewRounds)]
    [InlineData(39, NoInterval.TooFewRounds)]
    [InlineData(40, NoInterval.None)]
    public void Interval_BelowTenIndependentRounds_IsNotGiven(int rounds, NoInterval reason)
    {
        var interval = MeasureIntervals.Compute(Noise(rounds), new MeanReturn(), Options);
        interval.Reason.ShouldBe(reason);
        double.IsNaN(interval.Low).ShouldBe(reason != NoInterval.None);
    }

    [Fact]
    public void Interval_OfRoundsThatLookIndependentByLuck_AsksTheCalendar()
    {
        // Noise without any overlap: an estimate calls these 199 rounds worth 150 independent ones or so. The calendar says 9.95.
        var series = Noise(199);
        var options = new IntervalOptions { Overlap = 20 };
        MeasureIntervals.Compute(series, new ValueAtRisk(), options).Reason.ShouldBe(NoInterval.TooFewRounds);
        MeasureIntervals.Compute(series, new MeanReturn(), options).Reason.ShouldBe(NoInterval.TooFewRounds);
    }

    [Fact]
    public void Interval_WhereNothingVaries_IsNotGiven()
    {
        var series = new RoundSeries([.. Enumerable.Range(1, 50)], [.. Enumerable.Repeat(0.5, 50)]);
        MeasureIntervals.Compute(series, new MeanReturn(), Options).Reason.ShouldBe(NoInterval.Undefined);
        MeasureIntervals.Compute(series, new Sharpe(), Options).Reason.ShouldBe(NoInterval.Undefined);
    }

    [Fact]
    public void Interval_OfIndependentRounds_IsAboutTheTextbookOne()
    {
        var series = Noise(2000);
        var interval = MeasureIntervals.Compute(series, new MeanReturn(), new IntervalOptions { Overlap = 1 });
        var half = 1.96 * series.Measured(new Volatility()) / Math.Sqrt(2000);
        (interval.High - interval.Value).ShouldBe(half, half * 0.15);
        (interval.Value - interval.Low).ShouldBe(half, half * 0.15);
    }

    [Fact]
    public void Interval_OfMissingRounds_IsThatOfTheRoundsThatAreThere()
    {
        var whole = Noise(60);
        double[] returns = [.. whole.Present];
        var holed = new RoundSeries([.. Enumerable.Range(1, 60).Select(r => 2 * r)], returns);
        MeasureIntervals
            .Compute(holed, new MeanReturn(), Options)
            .ShouldBe(MeasureIntervals.Compute(whole, new MeanReturn(), Options));
    }

    [Fact]
    public void IntervalOfATotal_IsThatOfTheMeanTimesTheRounds_AndAFreshOneIsWider()
    {
        var series = Noise(120);
        var mean = MeasureIntervals.Compute(series, new MeanReturn(), Options);
        var total = MeasureIntervals.Compute(series, new TotalReturn(), Options);
        total.Low.ShouldBe(120 * mean.Low, 12 * (mean.High - mean.Low));
        total.High.ShouldBe(120 * mean.High, 12 * (mean.High - mean.Low));
        (total.FreshHigh - total.FreshLow).ShouldBeGreaterThan(1.2 * (total.High - total.Low));
    }

    [Fact]
    public void Interval_OfAnAtomicSeries_FollowsItsOwnLawOfCompounding()
    {
        var law = MeasureCatalogue.For(new Compounding(64, 1.0 / 64));
        var series = Noise(700);
        var fall = law.Single(m => m.Name == "maxDrawdown");
        var options = new IntervalOptions { Overlap = 64 };
        var atomic = MeasureIntervals.Compute(series, fall, options);
        atomic.IsKnown.ShouldBeTrue();
        atomic.ShouldNotBe(MeasureIntervals.Compute(series, new MaxDrawdown(), options));
    }

    [Fact]
    public void RoundsThatTheRuleClips_AreNeverMadeUpBeyondIt()
    {
        var daily = new IntervalOptions { Overlap = 20 };
        var options = daily with { Limit = 0.03 };
        var clipped = new RoundSeries(
            [.. Enumerable.Range(1, 240)],
            [.. Noise(240).Present.ToArray().Select(r => Math.Clamp(r, -0.03, 0.03))]
        );
        MeasureIntervals.Compute(clipped, new WorstRound(), options).FreshLow.ShouldBeGreaterThanOrEqualTo(-0.03);
        MeasureIntervals
            .Compute(clipped, new ConditionalValueAtRisk(), options)
            .Low.ShouldBeGreaterThanOrEqualTo(-0.03);
        MeasureIntervals
            .Compute(clipped, new WorstRound(), daily)
            .FreshLow.ShouldBeLessThan(-0.03, "without the rule's limit");
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() =>
            MeasureIntervals.Compute(Noise(60), [], Options with { Overlap = 0 })
        );
        Should.Throw<ArgumentOutOfRangeException>(() =>
            MeasureIntervals.Compute(Noise(60), [], Options with { Limit = 0 })
        );
        Should.Throw<ArgumentOutOfRangeException>(() => new SimulatedDays(10));
    }

    /// <summary>Independent normal returns of mean 0.01 and deviation 0.02.</summary>
    private static RoundSeries Noise(int rounds)
    {
        var chance = new SeededRandom(3, 1);
        var returns = new double[rounds];
        for (var i = 0; i < rounds; i++)
            returns[i] = 0.01 + (0.02 * StudentRandom.Next(ref chance, double.PositiveInfinity));
        return new RoundSeries([.. Enumerable.Range(1, rounds)], returns);
    }
}
