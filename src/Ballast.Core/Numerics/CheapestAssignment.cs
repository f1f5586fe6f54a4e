namespace Ballast.Core.Numerics;

/// <summary>Gives every row a column of its own so that the sum of costs is least: the Hungarian method with potentials, O(rows² columns).</summary>
/// <remarks>H. W. Kuhn, "The Hungarian method for the assignment problem" (1955); J. Munkres (1957).</remarks>
internal static class CheapestAssignment
{
    /// <summary>The column of each row.</summary>
    /// <param name="costs">Rows of equal length, no fewer columns than rows; finite.</param>
    public static int[] Find(double[][] costs)
    {
        if (costs.Length == 0)
            return [];
        var columns = costs[0].Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, costs.Length);
        // Row and column 0 are helpers.
        var (ofRow, ofColumn) = (new double[costs.Length + 1], new double[columns + 1]);
        var rowOf = new int[columns + 1];
        for (var row = 1; row <= costs.Length; row++)
            Add(row, costs, ofRow, ofColumn, rowOf);
        var found = new int[costs.Length];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0)
                found[rowOf[column] - 1] = column - 1;
        }
        return found;
    }

    private static void Add(int row, double[][] costs, double[] ofRow, double[] ofColumn, int[] rowOf)
    {
        var columns = ofColumn.Length;
        var (least, before, isDone) = (new double[columns], new int[columns], new bool[columns]);
        Array.Fill(least, double.PositiveInfinity);
        rowOf[0] = row;
        var at = 0;
        while (rowOf[at] != 0)
        {
            isDone[at] = true;
            var (from, step, next) = (rowOf[at], double.PositiveInfinity, 0);
            for (var column = 1; column < columns; column++)
            {
                if (isDone[column])
                    continue;
                var cost = costs[from - 1][column - 1] - ofRow[from] - ofColumn[column];
                if (cost < least[column])
                    (least[column], before[column]) = (cost, at);
                if (least[column] < step)
                    (step, next) = (least[column], column);
            }
            for (var column = 0; column < columns; column++)
            {
                if (isDone[column])
                    (ofRow[rowOf[column]], ofColumn[column]) = (ofRow[rowOf[column]] + step, ofColumn[column] - step);
                else
                    least[column] -= step;
            }
            at = next;
        }
        for (; at != 0; at = before[at])
            rowOf[at] = rowOf[before[at]];
    }
}
