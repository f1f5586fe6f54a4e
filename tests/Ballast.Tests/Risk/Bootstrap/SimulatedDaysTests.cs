using Ballast.Core.Numerics;
using Ballast.Core.Risk.Bootstrap;
using Normal = MathNet.Numerics.Distributions.Normal;

namespace Ballast.Tests.Risk.Bootstrap;

public sealed class SimulatedDaysTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(double.PositiveInfinity)]
    public void StudentDraw_OfManyNumbers_HasTheQuantilesOfItsDistribution(double freedom)
    {
        const int Count = 200_000;
        var chance = new SeededRandom(9, 1);
        var drawn = new double[Count];
        for (var i = 0; i < Count; i++)
            drawn[i] = StudentRandom.Next(ref chance, freedom);
        foreach (var share in new[] { 0.01, 0.1, 0.5, 0.9, 0.99 })
        {
            var level = double.IsInfinity(freedom)
                ? Normal.InvCDF(0, 1, share)
                : StudentT.Quantile(share, freedom) * Math.Sqrt((freedom - 2) / freedom);
            (drawn.Count(d => d < level) / (double)Count).ShouldBe(share, 0.004);
        }
    }

    [Fact]
    public void Days_OfEveryKind_HaveMeanZeroAndVarianceOne()
    {
        foreach (var kind in DayKind.All.Distinct())
        {
            var squares = new List<double>();
            for (ulong record = 0; record < 400; record++)
            {
                var chance = new SeededRandom(4, record);
                var days = new double[1000];
                kind.Fill(days, ref chance);
                squares.Add(days.Average(d => d * d));
                days.Average().ShouldBe(0, 0.5);
            }
            squares.Average().ShouldBe(1, 0.15, $"{kind}");
        }
    }

    [Theory]
    [InlineData(20, 0.0)]
    [InlineData(20, 0.3)]
    [InlineData(60, 0.1)]
    [InlineData(4, 0.5)]
    public void Records_OfAnyShareOfTheirOwn_HaveVarianceOneAndTheirShareIsFound(int overlap, double share)
    {
        const int Records = 200;
        var days = new SimulatedDays(1000);
        days.Reach(1000 + overlap, 2);
        var (variance, found) = (0.0, 0.0);
        var path = new double[1000];
        // Steady normal days: of the first kind.
        for (var i = 0; i < Records; i++)
        {
            days.Fill(i * DayKind.All.Count % 1000, overlap, share, path);
            variance += path.Average(r => r * r) / Records;
            found += OwnVarianceShare.Estimate(path, SeriesShape.Measure(path, overlap).Deviation, overlap) / Records;
        }
        variance.ShouldBe(1, 0.07);
        found.ShouldBe(share, 0.03);
    }

    [Fact]
    public void Returns_OfARecord_AreThoseOfThePlainLoopWhateverElseWasMade()
    {
        var days = new SimulatedDays(1000) { Longest = 300 };
        var more = new SimulatedDays(1000);
        days.Reach(100, 2);
        more.Reach(60, 2);
        more.Reach(700, 2);
        foreach (var rounds in new[] { 1, 3, 4, 79, 80 })
        {
            var (returns, plain) = (new double[rounds], new double[rounds]);
            days.Fill(rounds, 20, 0.2, returns);
            more.FillEvery(rounds, 20, 0.2, 1, plain);
            returns.ShouldBe(plain);
        }
    }

    [Fact]
    public void Shape_OfAKnownSeries_IsWorkedByHand()
    {
        // Mean 2; squares 1 + 1 + 1 + 1 over 3; blocks of two behind one another in a circle sum to -2, 0, 2, 0: squares 8 / 4 / 2.
        var shape = SeriesShape.Measure([1, 1, 3, 3], 1);
        shape.Mean.ShouldBe(2);
        shape.Deviation.ShouldBe(Math.Sqrt(4.0 / 3), 1e-15);
        shape.Error.ShouldBe(Math.Sqrt(8.0 / 4 / 2 / 4), 1e-15);
        // Jumps 0, 2, 0: mean 2/3, in blocks of one their variance is (4 + 16 + 4) / 9 / 3, over 4/9.
        shape.Unevenness.ShouldBe(Math.Log(24.0 / 27 / (4.0 / 9)), 1e-12);
    }

    [Fact]
    public void Law_OfDrawnRounds_HasMeanZeroAndDeviationOne()
    {
        var chance = new SeededRandom(8, 1);
        double[] drawn = [.. Enumerable.Range(0, 20_000).Select(_ => 3 * StudentRandom.Next(ref chance, 5))];
        var law = MarginalLaw.Compute(drawn);
        law.ShouldBe(law.Order().ToArray());
        law.Average().ShouldBe(0, 1e-12);
        new Ballast.Core.Risk.Measures.Volatility().Compute(law).ShouldBe(1, 1e-12);
        Quantile.Compute(law, 0.95).ShouldBe(StudentT.Quantile(0.95, 5) * Math.Sqrt(0.6), 0.05);
    }
}
