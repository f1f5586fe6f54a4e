using Ballast.Core.Evidence.Drift;
using Ballast.Core.Numerics;

namespace Ballast.Tests.Evidence.Drift;

public sealed class SelfNormalisedTests
{
    /// <summary>
    /// 1, 3, 7, 5: mean 4, sums of deviations 0, -3, -4, -1, 0. At k = 2: T² = (-4)² / 4 = 4. Left: -3 - (1/2)(-4) = -1 and 0, squared 1. Right: S(3) - S(2) = 3, the line to
    /// 4 stands at 2, so 1 and 0, squared 1. V = 2 / 16. Statistic 4 / 0.125 = 32.
    /// </summary>
    [Fact]
    public void Statistic_WorkedByHand()
    {
        SelfNormalised.At([1, 3, 7, 5], 2).ShouldBe(32, 1e-9);
        // The unit and the zero of the values do not matter.
        SelfNormalised.At([101e-6, 103e-6, 107e-6, 105e-6], 2).ShouldBe(32, 1e-6);
    }

    [Fact]
    public void Statistic_EqualsThePlainFormula_AtEveryPlace()
    {
        var chance = new SeededRandom(3, 1);
        var values = new OverlappingNoise(90, 20, true).Make(ref chance);
        for (var k = 10; k <= 80; k++)
            SelfNormalised.At(values, k).ShouldBe(Plain(values, k), 1e-6 * Math.Max(1, Plain(values, k)));
        var places = Enumerable.Range(10, 71).ToList();
        var (largest, before) = SelfNormalised.Largest(values, 10, 80);
        before.ShouldBe(places.MaxBy(k => Plain(values, k)));
        largest.ShouldBe(Plain(values, before), 1e-6 * largest);
    }

    [Fact]
    public void ConstantSeries_HaveNoChange_AndACleanStepIsCertain()
    {
        SelfNormalised.Largest([.. Enumerable.Repeat(0.1, 100)], 20, 80).Statistic.ShouldBe(0);
        double[] step = [.. Enumerable.Range(0, 100).Select(t => t < 60 ? 0.1 : 0.3)];
        SelfNormalised.Largest(step, 20, 80).ShouldBe((double.PositiveInfinity, 60));
    }

    /// <summary>Shao and Zhang (2010), formula by formula, with a loop for each sum.</summary>
    private static double Plain(double[] x, int k)
    {
        var n = x.Length;
        var mean = x.Average();
        var t = x[..k].Sum(v => v - mean) / Math.Sqrt(n);
        double Side(double[] side)
        {
            var (own, sum, squares) = (side.Average(), 0.0, 0.0);
            foreach (var v in side)
            {
                sum += v - own;
                squares += sum * sum;
            }
            return squares;
        }
        // The paper sums the right side from its end backwards: the same squares, shifted by one place whose sum is 0.
        return t * t / ((Side(x[..k]) + Side(x[k..])) / ((double)n * n));
    }
}
