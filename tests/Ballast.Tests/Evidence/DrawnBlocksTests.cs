using Ballast.Core.Evidence.ConfidenceSet;
using Ballast.Core.Numerics;

namespace Ballast.Tests.Evidence;

public sealed class DrawnBlocksTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(50)]
    public void Studentised_ManySeriesAtOnce_HasTheBitsOfOneAtATime(int count)
    {
        var blocks = new DrawnBlocks(230, 20, new ConfidenceSetOptions { Seed = 3, Resamples = 200 });
        var random = new NormalRandom(5, 0);
        double[][] series =
        [
            .. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 230).Select(_ => random.Next()).ToArray()),
        ];
        if (count > 1)
            Array.Fill(series[1], 0.25);
        var drawn = blocks.Studentised(series);
        drawn.Length.ShouldBe(count);
        for (var i = 0; i < count; i++)
        {
            float[] plain = [.. Enumerable.Range(0, 200).Select(r => (float)blocks.Studentised(series[i], r))];
            drawn[i].AsSpan().SequenceEqual(plain).ShouldBeTrue($"series {i}");
        }
    }
}
