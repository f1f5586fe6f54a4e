using System.Globalization;
using Ballast.Core.Evidence.Drift;
using Ballast.Core.Numerics;
using Ballast.Core.Risk;

namespace Ballast.Tests.Evidence.Drift;

/// <summary>
/// Where the critical values of <c>ChangeQuantiles</c> come from: the explicit test writes them out (<c>--explicit on --show-live-output on</c>, some five minutes),
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
            var sums = Drawn(independent, isAutoregressive: false, Draws, Seed);
            var memory = Drawn(independent, isAutoregressive: true, Draws, Seed + 1);
            Write("Anywhere", independent, sums.Anywhere, memory.Anywhere);
            Write("Middle", independent, sums.Middle, memory.Middle);
        }
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
        output.WriteLine($"  5 %: sums {Quantile.Of(sums, 0.95):0.0}, AR(1) {Quantile.Of(memory, 0.95):0.0}");
    }

    private static (double[] Anywhere, double[] Middle) Drawn(
        double independent,
        bool isAutoregressive,
        int draws,
        ulong seed
    )
    {
        var noise = new OverlappingNoise((int)(independent * Overlap), Overlap, isAutoregressive);
        var (anywhere, middle) = (new double[draws], new double[draws]);
        Parallel.For(
            0,
            draws,
            i =>
            {
                var chance = new SeededChance(seed, (ulong)i);
                var values = noise.Make(ref chance);
                anywhere[i] = SelfNormalised.Largest(values, 2 * Overlap, values.Length - (2 * Overlap)).Statistic;
                middle[i] = SelfNormalised.At(values, values.Length / 2);
            }
        );
        return (anywhere, middle);
    }
}
