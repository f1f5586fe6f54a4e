namespace Ballast.Core.Scoring;

/// <summary>The rows with the n highest and the n lowest values: what scores with a bound look at.</summary>
/// <remarks>
/// Source: <c>filter_sort_top_bottom</c> of numerai-tools 0.6. Of equal values the earlier row counts as lower. Rows that do not hold twice n are
/// refused; there they would count twice.
/// </remarks>
internal static class TopBottom
{
    /// <summary>Places of these rows, ascending; all places where there is no bound.</summary>
    /// <param name="values">None missing.</param>
    /// <param name="bound">Rows on either side; null for all.</param>
    public static ScoringResult<int[]> Find(double[] values, int? bound)
    {
        var all = Enumerable.Range(0, values.Length);
        if (bound is not { } n)
            return all.ToArray();
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (2L * n > values.Length)
            return new ScoringRefusal.TooFewForTopBottom(values.Length, n);
        int[] order = [.. all.OrderBy(i => values[i])];
        int[] ends = [.. order[..n], .. order[^n..]];
        Array.Sort(ends);
        return ends;
    }
}
