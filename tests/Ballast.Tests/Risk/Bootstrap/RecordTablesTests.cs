using Ballast.Core.Ledger;
using Ballast.Core.Numerics;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Tests.Support;

namespace Ballast.Tests.Risk.Bootstrap;

/// <summary>What is computed for eight records at once is what the plain loop over each comes to, to the last bit.</summary>
public sealed class RecordTablesTests
{
    private static readonly Compounding Atomic = new(4, 0.25);

    [Theory]
    [InlineData(2)]
    [InlineData(21)]
    [InlineData(100)]
    [InlineData(329)]
    public void Shapes_OfEightSeries_AreThoseOfEach(int rounds)
    {
        var series = Series(rounds);
        var shapes = new SeriesShape[SeriesTable.Width - 1];
        foreach (var overlap in new[] { 1, 4, 20 })
        {
            SeriesShapes.Measure(Tables.Of(series), overlap, new double[rounds * SeriesTable.Width], shapes);
            for (var s = 0; s < shapes.Length; s++)
                shapes[s].ShouldBe(SeriesShape.Measure(series[s], overlap), $"series {s}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(19)]
    [InlineData(100)]
    [InlineData(329)]
    public void SortedRecords_OfEveryMeasure_AreThePlainOnes(int rounds)
    {
        double[][] series = [.. Series(rounds).Select(s => s.Order().ToArray())];
        var records = new SortedRecords(rounds);
        Tables.Of(series).CopyTo(records.Table);
        records.Read();
        foreach (var measure in MeasureCatalogue.All)
        {
            for (var s = 0; s < series.Length; s++)
                records.Of(measure, s).ShouldBe(measure.Compute(series[s]), $"{measure.Name} of series {s}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    [InlineData(100)]
    [InlineData(329)]
    public void PathRecords_OfEveryMeasureAndLaw_AreThePlainOnes(int rounds)
    {
        var series = Series(rounds);
        var records = new PathRecords(rounds);
        Tables.Of(series).CopyTo(records.Table);
        records.Read();
        foreach (var measure in MeasureCatalogue.All.Concat(MeasureCatalogue.For(Atomic)))
        {
            for (var s = 0; s < series.Length; s++)
                records.Of(measure, s).ShouldBe(measure.Compute(series[s]), $"{measure.Name} of series {s}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(329)]
    public void Bounds_OfEveryMeasure_HoldIt(int rounds)
    {
        var series = Series(rounds);
        var records = new PathRecords(rounds);
        Tables.Of(series).CopyTo(records.Table);
        records.Read();
        foreach (var measure in MeasureCatalogue.All.Where(m => m.Target == IntervalTarget.TypicalRecord))
        {
            for (var s = 0; s < series.Length; s++)
            {
                var (value, (low, high)) = (measure.Compute(series[s]), records.BoundsOf(measure, s));
                if (double.IsNaN(value))
                    (double.IsNaN(low) || double.IsInfinity(low)).ShouldBeTrue($"{measure.Name} of series {s}");
                else
                    value.ShouldBeInRange(low, high, $"{measure.Name} of series {s}");
            }
        }
    }

    [Fact]
    public void Middle_OfValuesWithinBounds_IsThatOfTheValues()
    {
        var chance = new SeededRandom(11, 1);
        var computed = 0;
        for (var count = 1; count < 60; count++)
        {
            double[] values = [.. Enumerable.Range(0, count).Select(_ => (double)chance.Below(20))];
            if (count % 10 == 0)
                values[count / 2] = double.NaN;
            (double, double)[] bounds =
            [
                .. values.Select(v =>
                    double.IsNaN(v) ? (double.NegativeInfinity, double.PositiveInfinity)
                    : chance.Below(3) == 0 ? (v, v)
                    : (v - (2 * chance.Uniform()), v + (2 * chance.Uniform()))
                ),
            ];
            double Value(int i)
            {
                computed += double.IsNaN(values.Sum()) ? 0 : 1;
                return values[i];
            }
            TypicalRecords.Middle(bounds, Value).ShouldBe(Quantile.Compute(values, 0.5), $"{count} values");
        }
        computed.ShouldBeInRange(1, 800);
    }

    [Theory]
    [InlineData(250, 20, 0.0)]
    [InlineData(329, 20, 0.05)]
    [InlineData(61, 4, double.PositiveInfinity)]
    public void Draws_OfEveryMeasure_AreThePlainOnes(int rounds, int overlap, double limit)
    {
        var chance = new SeededRandom(5, (ulong)rounds);
        var days = new double[rounds + overlap];
        for (var i = 0; i < days.Length; i++)
            days[i] = 0.001 + (0.01 * StudentRandom.Next(ref chance, 5));
        double[] returns = [.. Enumerable.Range(0, rounds).Select(i => days[i..(i + overlap)].Sum() + (0.1 * days[i]))];
        var options = new IntervalOptions
        {
            Overlap = overlap,
            Limit = limit == 0 ? 1e-9 : limit,
            Days = new SimulatedDays(1001),
        };
        var like = new NearestRecords(returns, options);
        IRiskMeasure[] open = [.. MeasureCatalogue.All.Where(m => !m.IsAboutDependence)];
        IRiskMeasure[] truths = [.. open.Where(m => m.Target == IntervalTarget.TrueValue)];
        IRiskMeasure[] paths = [.. open.Except(truths)];
        var drawn = MeasureDraws.Draw(like, truths, paths, 2);
        var plain = PlainDraws.Draw(like, truths, paths);
        drawn.Shifts.ShouldBe(plain.Shifts);
        drawn.Fresh.ShouldBe(plain.Fresh);
        drawn.Typical.ShouldBe(plain.Typical);
    }

    /// <summary>Wild and calm ones, one of three values, one that only gains, one that only burns, one that does not vary, and one of nothing.</summary>
    private static double[][] Series(int rounds)
    {
        var chance = new SeededRandom(17, (ulong)rounds);
        var series = new double[SeriesTable.Width][];
        for (var s = 0; s < series.Length; s++)
        {
            series[s] = new double[rounds];
            for (var t = 0; t < rounds; t++)
            {
                var value = 0.03 * StudentRandom.Next(ref chance, s == 0 ? 3 : double.PositiveInfinity);
                series[s][t] = s switch
                {
                    2 => Math.Sign(value) * 0.02,
                    3 => Math.Abs(value),
                    4 => -Math.Abs(value),
                    5 => 0.01,
                    6 => 0,
                    _ => value,
                };
            }
        }
        return series;
    }
}
