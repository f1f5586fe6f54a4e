using Ballast.Core.Numerics;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Risk.Bootstrap;

/// <summary>
/// How often a 95 % interval holds the planted mean of simulated series with the memory of real daily rounds. The table of docs/risk.md
/// is made by the explicit tests (<c>--explicit on --show-live-output on</c>).
/// </summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const int Series = 1000;
    private const double Mean = 0.01;

    /// <summary>One year and a half of daily rounds: as many as the real record of 2024-2026 holds.</summary>
    private const int Rounds = 355;

    [Fact]
    public void MeanInterval_OfAutoregressiveSeries_CoversThePlantedMean()
    {
        var covered = Coverage(Rounds, (values, chance) => Autoregressive(values, 0.87, chance));
        output.WriteLine($"block bootstrap {covered.Block:P1}, naive {covered.Naive:P1}, plain {covered.Plain:P1}");
        covered.Block.ShouldBe(0.95, 0.02);
        covered.Naive.ShouldBeLessThan(0.50);
        covered.Plain.ShouldBeLessThan(0.90);
    }

    [Fact]
    public void MeanInterval_OfOverlappingRounds_CoversThePlantedMean()
    {
        var covered = Coverage(Rounds, Overlapping);
        output.WriteLine($"block bootstrap {covered.Block:P1}, naive {covered.Naive:P1}, plain {covered.Plain:P1}");
        covered.Block.ShouldBe(0.95, 0.02);
        covered.Naive.ShouldBeLessThan(0.50);
    }

    [Theory(Explicit = true)]
    [InlineData(200)]
    [InlineData(355)]
    [InlineData(500)]
    [InlineData(1000)]
    public void Coverage_OfTheWholeTable_IsWrittenOut(int rounds)
    {
        output.WriteLine($"{rounds} overlap {Coverage(rounds, Overlapping)}");
        foreach (var rho in new[] { 0.0, 0.80, 0.87, 0.93 })
            output.WriteLine($"{rounds} {rho} {Coverage(rounds, (v, c) => Autoregressive(v, rho, c))}");
    }

    /// <summary>What normal returns of mean 0.01 and deviation 0.02 truly have: the tail mean at 5 % lies 2.0627 deviations below.</summary>
    private static readonly (IRiskMeasure Measure, double True)[] Known =
    [
        (new MeanReturn(), 0.01),
        (new Volatility(), 0.02),
        (new Sharpe(), 0.5),
        (new BurnRate(), 0.3085375),
        (new ValueAtRisk(), 0.01 - (1.6448536 * 0.02)),
        (new ExactTailMean(), 0.01 - (2.0627128 * 0.02)),
    ];

    [Theory(Explicit = true)]
    [InlineData(355)]
    [InlineData(1000)]
    public void Coverage_OfOtherMeasures_IsWrittenOut(int rounds)
    {
        var options = new BootstrapOptions { Overlap = 20, Resamples = 2000 };
        IRiskMeasure[] measures = [.. Known.Select(k => k.Measure)];
        var covered = new int[measures.Length];
        Parallel.For(
            0,
            Series,
            i =>
            {
                var returns = Autoregressive(new double[rounds], 0.87, new SeededChance(20260223, (ulong)i));
                var series = new RoundSeries([.. Enumerable.Range(1, rounds)], returns);
                var intervals = BlockBootstrap.Of(series, measures, options with { Seed = (ulong)i, Threads = 1 });
                for (var k = 0; k < measures.Length; k++)
                    Count(ref covered[k], intervals[k].Low <= Known[k].True && Known[k].True <= intervals[k].High);
            }
        );
        for (var k = 0; k < measures.Length; k++)
            output.WriteLine($"{rounds} {measures[k].Name} {covered[k] * 1.0 / Series:P1}");
    }

    private static Covered Coverage(int rounds, Func<double[], SeededChance, double[]> make)
    {
        var options = new BootstrapOptions { Overlap = 20, Resamples = 2000 };
        int[] numbers = [.. Enumerable.Range(1, rounds)];
        var (block, naive, plain, known) = (0, 0, 0, 0);
        Parallel.For(
            0,
            Series,
            i =>
            {
                var returns = make(new double[rounds], new SeededChance(20260223, (ulong)i));
                var series = new RoundSeries(numbers, returns);
                var once = options with { Seed = (ulong)i, Threads = 1 };
                var interval = BlockBootstrap.Of(series, new MeanReturn(), once);
                Count(ref known, interval.IsKnown);
                Count(ref block, Holds(interval.Low, interval.High));
                var error = series.Measured(new Volatility()) / Math.Sqrt(rounds);
                Count(ref naive, Holds(interval.Value - (1.96 * error), interval.Value + (1.96 * error)));
                var drawn = new double[1000];
                var path = new double[rounds];
                for (var k = 0; k < drawn.Length; k++)
                {
                    var chance = new SeededChance((ulong)i, (ulong)k);
                    CircularBlocks.Fill(path, returns, once.Block, ref chance);
                    drawn[k] = path.Average();
                }
                Count(ref plain, Holds(Quantile.Of(drawn, 0.025), Quantile.Of(drawn, 0.975)));
            }
        );
        return new Covered(
            (double)block / Series,
            (double)plain / Series,
            (double)naive / Series,
            (double)known / Series
        );
    }

    private static bool Holds(double low, double high) => low <= Mean && Mean <= high;

    private static void Count(ref int count, bool counts)
    {
        if (counts)
            Interlocked.Increment(ref count);
    }

    /// <summary>x(t) - mean = rho (x(t - 1) - mean) + shock, begun in its stationary state; deviation 0.02.</summary>
    private static double[] Autoregressive(double[] values, double rho, SeededChance chance)
    {
        var state = Normal(ref chance) * 0.02;
        var shock = 0.02 * Math.Sqrt(1 - (rho * rho));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Mean + state;
            state = (rho * state) + (shock * Normal(ref chance));
        }
        return values;
    }

    /// <summary>Each round is the sum of 20 days, 19 of which it shares with the next.</summary>
    private static double[] Overlapping(double[] values, SeededChance chance)
    {
        var days = new double[values.Length + 19];
        for (var i = 0; i < days.Length; i++)
            days[i] = Normal(ref chance) * 0.005;
        for (var i = 0; i < values.Length; i++)
            values[i] = Mean + days.AsSpan(i, 20).ToArray().Sum();
        return values;
    }

    private static double Normal(ref SeededChance chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.Uniform())) * Math.Cos(2 * Math.PI * chance.Uniform());

    private sealed record Covered(double Block, double Plain, double Naive, double Known);
}
