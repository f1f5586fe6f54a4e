using Ballast.Core.Numerics;

namespace Ballast.Tests.Support;

/// <summary>Series side by side.</summary>
internal static class Tables
{
    public static double[] Of(IReadOnlyList<double[]> series)
    {
        var table = new double[series[0].Length * SeriesTable.Width];
        for (var s = 0; s < series.Count; s++)
            SeriesTable.Put(series[s], s, table);
        return table;
    }
}
