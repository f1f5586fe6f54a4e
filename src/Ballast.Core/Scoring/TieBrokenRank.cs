namespace Ballast.Core.Scoring;

/// <summary>Percentile ranks around 0.5: (rank - 0.5) / n. Of equal values the one in the earlier row ranks lower.</summary>
/// <remarks>
/// Source: <c>tie_broken_rank</c> of numerai-tools 0.6, where the order is that of the ids: sort rows by id before. What is missing
/// stays missing.
/// </remarks>
internal static class TieBrokenRank
{
    /// <summary>The ranks, each in (0, 1).</summary>
    public static double[] Compute(double[] values)
    {
        int[] order =
        [
            .. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i])).OrderBy(i => values[i]),
        ];
        var ranked = new double[values.Length];
        Array.Fill(ranked, double.NaN);
        for (var place = 0; place < order.Length; place++)
            ranked[order[place]] = (place + 0.5) / order.Length;
        return ranked;
    }
}
