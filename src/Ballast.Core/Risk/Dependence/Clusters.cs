namespace Ballast.Core.Risk.Dependence;

/// <summary>Groups of models that move together: bottom-up, average linkage, cut at a correlation.</summary>
/// <remarks>
/// Two groups join while the mean correlation between their members is at least the threshold, the closest two first, so that one
/// model between two groups does not chain them together as single linkage would. An unknown correlation counts as 0: what is not
/// known to move together stays apart. Source: Sokal and Michener (1958), "UPGMA".
/// </remarks>
internal static class Clusters
{
    /// <summary>The groups, largest first, each in the order of the matrix.</summary>
    /// <param name="matrix">Correlations of the models.</param>
    /// <param name="threshold">Mean correlation from which on two groups are one.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Find(CorrelationMatrix matrix, double threshold = 0.5)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        List<List<int>> groups = [.. Enumerable.Range(0, matrix.Models.Count).Select(i => new List<int> { i })];
        while (Closest(matrix, groups) is var (left, right, correlation) && correlation >= threshold)
        {
            groups[left].AddRange(groups[right]);
            groups.RemoveAt(right);
        }
        return
        [
            .. groups
                .OrderByDescending(g => g.Count)
                .ThenBy(g => g.Min())
                .Select(g => (IReadOnlyList<string>)[.. g.Order().Select(i => matrix.Models[i])]),
        ];
    }

    /// <summary>The two groups with the highest mean correlation, the first of equals; below any threshold where there is one group.</summary>
    private static (int Left, int Right, double Correlation) Closest(CorrelationMatrix matrix, List<List<int>> groups)
    {
        var best = (Left: 0, Right: 0, Correlation: double.NegativeInfinity);
        for (var left = 0; left < groups.Count; left++)
        {
            for (var right = left + 1; right < groups.Count; right++)
            {
                var mean = groups[left].Average(i => groups[right].Average(j => Known(matrix[i, j])));
                if (mean > best.Correlation)
                    best = (left, right, mean);
            }
        }
        return best;
    }

    private static double Known(double correlation) => double.IsNaN(correlation) ? 0 : correlation;
}
