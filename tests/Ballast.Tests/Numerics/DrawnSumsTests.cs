using Ballast.Core.Numerics;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Tests.Numerics;

public sealed class DrawnSumsTests
{
    /// <summary>All widths this machine has; the scalar one is always among them.</summary>
    public static TheoryData<int> Widths => PayoutGridKernelTests.Widths;

    [Theory, MemberData(nameof(Widths))]
    public void Compute_OfAnyNumberOfSeriesAndDraws_IsToTheBitWhatEachComesToByItself(int width)
    {
        var random = new Random(7);
        for (var count = 1; count <= DrawnSums.Series; count++)
        {
            double[][] series =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(_ => Enumerable.Range(0, 37).Select(_ => random.NextDouble() - 0.4).ToArray()),
            ];
            int[] places = [.. Enumerable.Range(0, 5 * count).Select(_ => random.Next(37))];
            var (sums, squares) = (new double[DrawnSums.Series], new double[DrawnSums.Series]);

            new DrawnSums(series).Compute(places, sums, squares, (LaneWidth)width);

            for (var i = 0; i < DrawnSums.Series; i++)
            {
                var (sum, square) = (0.0, 0.0);
                foreach (var place in i < count ? places : [])
                {
                    sum += series[i][place];
                    square += series[i][place] * series[i][place];
                }
                (sums[i], squares[i]).ShouldBe((sum, square), $"series {i} of {count}");
            }
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Compute_PlaceThatNoSeriesHas_IsRefused(int width)
    {
        var drawn = new DrawnSums([
            [1.0, 2.0],
        ]);
        var sums = new double[DrawnSums.Series];

        foreach (var place in (int[])[-1, 2])
            Should.Throw<ArgumentOutOfRangeException>(() => drawn.Compute([0, place], sums, sums, (LaneWidth)width));
    }

    [Fact]
    public void Compute_MoreSeriesThanFitOrTooLittleRoom_IsRefused()
    {
        double[][] many = [.. Enumerable.Repeat(new double[] { 1 }, DrawnSums.Series + 1)];

        Should.Throw<ArgumentOutOfRangeException>(() => new DrawnSums(many));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            new DrawnSums([
                [1.0],
            ]).Compute([0], new double[15], new double[16])
        );
    }
}
