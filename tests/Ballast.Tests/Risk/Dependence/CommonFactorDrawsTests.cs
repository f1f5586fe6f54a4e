using Ballast.Core.Risk.Dependence;

namespace Ballast.Tests.Risk.Dependence;

public sealed class CommonFactorDrawsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    public void Sums_OfAnyTruth_AreThoseOfTheMatrices(int models)
    {
        var draws = new CommonFactorDraws(models, 120, 20, 21);
        var (sums, squares) = (new double[draws.Count], new double[draws.Count]);
        var matrix = new double[models * models];
        foreach (var truth in new[] { -0.999 / (models - 1), 0, 0.3, 0.99 })
        {
            draws.Sum(truth, sums, squares);
            PairStatistic.ToMeans(sums, models);
            PairStatistic.ToMeans(squares, models);
            for (var draw = 0; draw < draws.Count; draw++)
            {
                draws.Correlate(draw, truth, matrix);
                sums[draw].ShouldBe(PairStatistic.Mean.Measure(matrix, models), $"{truth}, draw {draw}");
                squares[draw].ShouldBe(PairStatistic.MeanSquare.Measure(matrix, models), $"{truth}, draw {draw}");
            }
        }
    }
}
