namespace Ballast.Core.Scoring;

/// <summary>The rows in which everything that is compared has a value.</summary>
/// <remarks>
/// Numerai drops the others and refuses where more than a fifth would go (<c>filter_sort_index</c> of numerai-tools 0.6). Columns of one
/// frame are dropped together there: a gap of one model takes the row from all of them. Here every prediction is scored by itself.
/// </remarks>
internal static class CompleteRows
{
    /// <summary>The least share of rows that must be complete.</summary>
    public const double LeastShare = 1 - 0.2;

    /// <summary>Places of the complete rows, ascending.</summary>
    public static ScoringResult<int[]> Find(params IReadOnlyList<double[]> columns)
    {
        var rows = columns[0].Length;
        if (columns.Any(c => c.Length != rows))
            throw new ArgumentException("Columns of one table are of one length.", nameof(columns));
        int[] complete = [.. Enumerable.Range(0, rows).Where(row => columns.All(c => !double.IsNaN(c[row])))];
        return rows > 0 && complete.Length / (double)rows >= LeastShare
            ? complete
            : new ScoringRefusal.TooManyMissing(complete.Length, rows);
    }

    /// <summary>The values of a column in some rows.</summary>
    public static double[] Take(double[] column, int[] rows) =>
        rows.Length == column.Length ? column : Array.ConvertAll(rows, row => column[row]);
}
