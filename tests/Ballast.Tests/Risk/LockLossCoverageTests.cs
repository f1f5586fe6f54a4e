using Ballast.Core.Numerics;
using Ballast.Core.Risk;

namespace Ballast.Tests.Risk;

/// <summary>How often what open rounds bring falls below the line that one in twenty of the past stretches fell below.</summary>
public sealed class LockLossCoverageTests(ITestOutputHelper output)
{
    /// <summary>Few independent stretches: the line is crossed far more often than by one in twenty, which is why the answer says so.</summary>
    [Fact]
    public void LowLine_OfFiveStretches_IsCrossedMoreThanTwiceAsOften() =>
        Crossed(115, 24, 20, 1500).ShouldBeInRange(0.12, 0.21);

    /// <summary>The figures of docs/risk.md: <c>--filter-class *LockLossCoverageTests --explicit only --output Detailed</c>, two minutes.</summary>
    [Theory(Explicit = true)]
    [InlineData(115, 24, 20)]
    [InlineData(170, 24, 20)]
    [InlineData(330, 24, 20)]
    [InlineData(690, 24, 20)]
    [InlineData(690, 64, 60)]
    public void LowLine_OfManyWorlds_IsWrittenOut(int past, int open, int overlap) =>
        output.WriteLine(
            $"{past} rounds, {open} open, overlap {overlap}: {(past - open) / (double)open + 1:0.0} independent stretches, crossed by {Crossed(past, open, overlap, 10_000):P1}."
        );

    private static double Crossed(int past, int open, int overlap, int worlds)
    {
        var crossed = 0;
        Parallel.For(
            0,
            worlds,
            seed =>
            {
                var random = new Random(seed);
                double[] days = [.. Enumerable.Range(0, past + open + (2 * overlap)).Select(_ => Normal(random))];
                double[] rounds =
                [
                    .. Enumerable.Range(0, past + open + overlap).Select(r => days.AsSpan(r, overlap).ToArray().Sum()),
                ];
                double[] stakes = [.. Enumerable.Repeat(1.0, open)];
                // The rounds to come share days with the newest of the past, as open rounds do.
                var gains = LockLoss.Stretches([stakes], [rounds[..past]]).Select(s => s.Gain).ToArray();
                if (rounds.AsSpan(past, open).ToArray().Sum() < Quantile.Compute(gains, 0.05))
                    Interlocked.Increment(ref crossed);
            }
        );
        return crossed / (double)worlds;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
