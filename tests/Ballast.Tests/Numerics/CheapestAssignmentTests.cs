using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

public sealed class CheapestAssignmentTests
{
    [Fact]
    public void Assignment_OfRandomCosts_IsAsCheapAsTheBestOfAll()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 200; trial++)
        {
            var (rows, columns) = (1 + random.Next(5), 6);
            double[][] costs =
            [
                .. Enumerable
                    .Range(0, rows)
                    .Select(_ => Enumerable.Range(0, columns).Select(_ => random.Next(-20, 20) / 4.0).ToArray()),
            ];
            var found = CheapestAssignment.Find(costs);
            found.ShouldBeUnique();
            found.Select((column, row) => costs[row][column]).Sum().ShouldBe(Best(costs, 0, []), 1e-12);
        }
    }

    [Fact]
    public void Assignment_OfNoRows_IsEmpty() => CheapestAssignment.Find([]).ShouldBeEmpty();

    private static double Best(double[][] costs, int row, HashSet<int> taken)
    {
        if (row == costs.Length)
            return 0;
        var best = double.PositiveInfinity;
        for (var column = 0; column < costs[0].Length; column++)
        {
            if (!taken.Add(column))
                continue;
            best = Math.Min(best, costs[row][column] + Best(costs, row + 1, taken));
            taken.Remove(column);
        }
        return best;
    }
}
