using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

public sealed class CombinationBlocksTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(300)]
    public void Blocks_OfAnyPairs_HoldEachOnceInsideItsBox(int count)
    {
        var random = new Random(count);
        double[] first = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 3 - 1.5)];
        // Many equal ones, and a plane without a width.
        double[] second = [.. Enumerable.Range(0, count).Select(_ => random.Next(3) * 0.5)];

        ShouldHold(first, second);
        ShouldHold(second, first);
        ShouldHold(first, new double[count]);
        ShouldHold(new double[count], new double[count]);
    }

    [Fact]
    public void Blocks_OfAGrid_AreSquaresOfLikePairs()
    {
        double[] first = [.. Enumerable.Range(0, 2500).Select(k => k / 50 * 2 / 49.0)];
        double[] second = [.. Enumerable.Range(0, 2500).Select(k => k % 50 * 3 / 49.0)];

        var blocks = new CombinationBlocks(first, second).Blocks;

        blocks.Length.ShouldBe(13 * 13);
        blocks.Count(block => block.IsNarrow).ShouldBeGreaterThan(150);
        blocks.ShouldAllBe(block => block.FirstReach < 0.0613 && block.SecondReach < 0.0919);
    }

    private static void ShouldHold(double[] first, double[] second)
    {
        var blocks = new CombinationBlocks(first, second);

        blocks.Order.Order().ShouldBe(Enumerable.Range(0, first.Length));
        var place = 0;
        foreach (var block in blocks.Blocks)
        {
            block.First.ShouldBe(place);
            (block.End - block.First).ShouldBeInRange(1, CombinationBlocks.Most);
            for (; place < block.End; place++)
            {
                var k = blocks.Order[place];
                Math.Abs(first[k] - block.FirstMiddle).ShouldBeLessThanOrEqualTo(block.FirstReach);
                Math.Abs(second[k] - block.SecondMiddle).ShouldBeLessThanOrEqualTo(block.SecondReach);
            }
        }
        place.ShouldBe(first.Length);
    }
}
