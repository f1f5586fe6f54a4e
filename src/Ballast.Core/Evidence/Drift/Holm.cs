namespace Ballast.Core.Evidence.Drift;

/// <summary>p-values of a family of tests, so that the chance of any false alarm among them is the level, however they depend on each other.</summary>
/// <remarks>
/// Source: Holm (1979), "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6. Rejected: Benjamini and Hochberg (1995),
/// whose proof asks for positive dependence; leads over a common field are negatively dependent.
/// </remarks>
internal static class Holm
{
    /// <summary>The i-th smallest of m becomes (m - i) times itself (i from 0), never below the one before it, at most 1. NaN stays NaN and is not counted.</summary>
    public static double[] Adjusted(IReadOnlyList<double> pValues)
    {
        int[] order =
        [
            .. Enumerable.Range(0, pValues.Count).Where(i => !double.IsNaN(pValues[i])).OrderBy(i => pValues[i]),
        ];
        double[] adjusted = [.. pValues];
        var sofar = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            sofar = Math.Max(sofar, Math.Min(1, pValues[order[i]] * (order.Length - i)));
            adjusted[order[i]] = sofar;
        }
        return adjusted;
    }
}
