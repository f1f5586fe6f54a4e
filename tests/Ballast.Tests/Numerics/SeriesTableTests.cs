using Ballast.Core.Numerics;
using Ballast.Tests.Support;

namespace Ballast.Tests.Numerics;

public sealed class SeriesTableTests
{
    [Fact]
    public void Sort_OfAnyLength_IsThatOfEachSeriesByItself()
    {
        var chance = new SeededRandom(3, 1);
        int[] lengths = [.. Enumerable.Range(0, 70), 127, 128, 129, 328, 400];
        foreach (var length in lengths)
        {
            // Many ties: of three values each in half of the series.
            var series = Enumerable
                .Range(0, SeriesTable.Width)
                .Select(s => Enumerable.Range(0, length).Select(_ => Value(s, ref chance)).ToArray())
                .ToArray();
            var table = Tables.Of(series);
            SeriesTable.Sort(table);
            for (var s = 0; s < series.Length; s++)
            {
                var sorted = new double[length];
                SeriesTable.Take(table, s, sorted);
                sorted.ShouldBe([.. series[s].Order()], $"{length} values, series {s}");
            }
        }
    }

    private static double Value(int series, ref SeededRandom chance) =>
        series % 2 == 0 ? chance.Uniform() - 0.5 : chance.Below(3) - 1;
}
