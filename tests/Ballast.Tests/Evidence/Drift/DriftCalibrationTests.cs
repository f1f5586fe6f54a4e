using System.Globalization;
using Ballast.Core.Evidence.Drift;
using Ballast.Core.Numerics;

namespace Ballast.Tests.Evidence.Drift;

/// <summary>
/// Where the critical values of <c>ChangeQuantiles</c> come from: the explicit test writes them out (<c>--explicit on --show-live-output on</c>, some three minutes),
/// the other one draws a few cells again from another seed.
/// </summary>
public sealed class DriftCalibrationTests(ITestOutputHelper output)
{
    private const int Overlap = 20;
    private const ulong Seed = 20261123;
    private static readonly double[] Levels =
    [
        0.9,
        0.7,
        0.5,
        0.3,
        0.2,
        0.1,
        0.05,
        0.02,
        0.01,
        0.005,
        0.002,
        0.001,
        0.0005,
        0.0002,
        0.0001,
    ];

    [Fact(Explicit = true)]
    public void CriticalValues_AreWrittenOut()
    {
        const int Draws = 400_000;
        foreach (var independent in new[] { 10, 12.5, 15, 17.5, 20, 25, 30, 40, 60, 100 })
        {
            var rounds = (int)(independent * Overlap);
            var sums = Drawn(new OverlappingNoise(rounds, Overlap, false), Draws, Seed);
            var memory = Drawn(new OverlappingNoise(rounds, Overlap, true), Draws, Seed + 1);
            Write("Anywhere", independent, sums.Anywhere, memory.Anywhere);
            Write("Middle", independent, sums.Middle, memory.Middle);
        }
    }

    /// <summary>Other seeds, other lengths than the table's rows, other overlaps: 5 % of the draws are at or below 0.05.</summary>
    [Theory]
    [InlineData(355, 20, false)]
    [InlineData(355, 20, true)]
    [InlineData(230, 20, false)]
    [InlineData(900, 20, true)]
    [InlineData(40, 4, false)]
    [InlineData(71, 4, false)]
    [InlineData(60, 1, false)]
    public void PValues_OfNoise_AreWhatTheySay(int rounds, int overlap, bool isAutoregressive)
    {
        const int Draws = 4000;
        var (anywhere, middle) = Drawn(new OverlappingNoise(rounds, overlap, isAutoregressive), Draws, 77);
        var independent = (double)rounds / overlap;
        foreach (var level in new[] { 0.5, 0.1, 0.05, 0.01 })
        {
            var error = Math.Sqrt(level * (1 - level) / Draws);
            var often = anywhere.Count(s => ChangeQuantiles.Anywhere.PValue(s, independent) <= level) / (double)Draws;
            var there = middle.Count(s => ChangeQuantiles.Middle.PValue(s, independent) <= level) / (double)Draws;
            output.WriteLine(
                $"{rounds} {overlap} {isAutoregressive} at {level}: anywhere {often:0.0000}, middle {there:0.0000}"
            );
            often.ShouldBeLessThan(level + (4 * error));
            there.ShouldBeLessThan(level + (4 * error));
            if (overlap == 20)
                often.ShouldBeGreaterThan(level - (4 * error) - (level / 10));
        }
    }

    [Fact]
    public void PValues_OfATableCell_AreItsLevel_AndFallWithTheStatistic()
    {
        ChangeQuantiles.Anywhere.PValue(64.3, 10).ShouldBe(0.05, 1e-9);
        ChangeQuantiles.Anywhere.PValue(42.45, 5000).ShouldBe(0.05, 1e-9);
        ChangeQuantiles.Middle.PValue(0, 15).ShouldBe(1);
        ChangeQuantiles.Middle.PValue(double.PositiveInfinity, 15).ShouldBe(0.0001);
        double[] falling = [.. Enumerable.Range(0, 500).Select(s => ChangeQuantiles.Anywhere.PValue(s, 17.75))];
        falling.ShouldBe([.. falling.OrderDescending()]);
    }

    /// <summary>The larger critical value of the two kinds of luck: the level holds for both.</summary>
    private void Write(string table, double independent, double[] sums, double[] memory)
    {
        Array.Sort(sums);
        Array.Sort(memory);
        double At(double[] sorted, double level) => sorted[(int)((1 - level) * sorted.Length)];
        var cells = Levels.Select(l =>
            Math.Max(At(sums, l), At(memory, l)).ToString("G4", CultureInfo.InvariantCulture)
        );
        output.WriteLine(
            $"{table}: [{independent.ToString(CultureInfo.InvariantCulture)}, {string.Join(", ", cells)}],"
        );
        output.WriteLine($"  5 %: sums {Quantile.Compute(sums, 0.95):0.0}, AR(1) {Quantile.Compute(memory, 0.95):0.0}");
    }

    private static (double[] Anywhere, double[] Middle) Drawn(OverlappingNoise noise, int draws, ulong seed)
    {
        var ends = 2 * noise.Overlap;
        var (anywhere, middle) = (new double[draws], new double[draws]);
        Parallel.For(
            0,
            draws,
            i =>
            {
                var chance = new SeededRandom(seed, (ulong)i);
                var values = noise.Make(ref chance);
                anywhere[i] = SelfNormalised.Largest(values, ends, values.Length - ends).Statistic;
                middle[i] = SelfNormalised.At(values, values.Length / 2);
            }
        );
        return (anywhere, middle);
    }
}
