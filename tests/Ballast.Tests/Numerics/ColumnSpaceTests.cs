using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

/// <summary>Least squares on columns that may depend on one another.</summary>
public sealed class ColumnSpaceTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(2050, 37)]
    [InlineData(33, 18)]
    public void Products_AreThoseOfThePlainLoop(int rows, int columns)
    {
        var table = Table(rows, columns, 1);
        var half = GramMatrix.LowerHalf(table);
        for (var i = 0; i < columns; i++)
        {
            half[i].Length.ShouldBe(i + 1);
            for (var j = 0; j <= i; j++)
                half[i][j].ShouldBe(table[i].Zip(table[j], (a, b) => a * b).Sum(), 1e-12 * rows);
        }
    }

    [Fact]
    public void Residual_IsOrthogonalToEveryColumn_AndTheRestIsExplained()
    {
        var table = Table(500, 40, 2);
        var values = Table(500, 1, 3)[0];
        var rest = new ColumnSpace(table).Residual(values);
        rest.Average().ShouldBe(0, 1e-14);
        foreach (var column in table)
            rest.Zip(column, (r, c) => r * c).Sum().ShouldBe(0, 1e-11);
        // What was explained lies in the columns: nothing of it is left a second time.
        new ColumnSpace(table)
            .Residual([.. values.Zip(rest, (v, r) => v - r)])
            .Max(Math.Abs)
            .ShouldBeLessThan(1e-12);
    }

    /// <summary>One-hot groups add up to the constant, and features come twice, scaled or mixed.</summary>
    [Fact]
    public void Columns_ThatDependOnOthers_AddNothing()
    {
        var table = Table(300, 10, 4);
        double[] mixed = [.. table[0].Select((v, i) => (3 * v) - (0.5 * table[7][i]) + 4)];
        double[] scaled = [.. table[3].Select(v => 1e6 * v)];
        double[][] more = [mixed, .. table, scaled, new double[300], .. OneHot(300)];
        var values = Table(300, 1, 5)[0];
        var space = new ColumnSpace(more);
        space.Independent.ShouldBe(10 + 3);
        var expected = new ColumnSpace([.. table, .. OneHot(300)[..3]]).Residual(values);
        var rest = space.Residual(values);
        for (var i = 0; i < rest.Length; i++)
            rest[i].ShouldBe(expected[i], 1e-10);
    }

    /// <summary>Half of the digits are lost in the products; refining brings them back.</summary>
    [Fact]
    public void Columns_ThatLieClose_AreStillExact()
    {
        var table = Table(400, 6, 6);
        var noise = Table(400, 1, 7)[0];
        double[] close = [.. table[0].Select((v, i) => v + (1e-4 * noise[i]))];
        var values = Table(400, 1, 8)[0];
        var expected = new ColumnSpace([.. table, noise]).Residual(values);
        var rest = new ColumnSpace([.. table, close]).Residual(values);
        for (var i = 0; i < rest.Length; i++)
            rest[i].ShouldBe(expected[i], 1e-10);
    }

    [Fact]
    public void NoColumns_LeaveAllButTheMean() => new ColumnSpace([]).Residual([1, 2, 6]).ShouldBe([-2, -1, 3]);

    private static double[][] OneHot(int rows) =>
        [
            .. Enumerable
                .Range(0, 4)
                .Select(group => Enumerable.Range(0, rows).Select(i => i % 4 == group ? 1.0 : 0).ToArray()),
        ];

    private static double[][] Table(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, columns)
                .Select(_ => Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray()),
        ];
    }
}
