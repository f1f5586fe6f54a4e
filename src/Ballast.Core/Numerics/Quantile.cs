namespace Ballast.Core.Numerics;

/// <summary>Sample quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996).</summary>
internal static class Quantile
{
    /// <summary>The quantile of a series in any order.</summary>
    /// <param name="values">None missing.</param>
    /// <param name="share">Between 0 and 1.</param>
    /// <returns>NaN for an empty series.</returns>
    public static double Compute(ReadOnlySpan<double> values, double share)
    {
        if (IsAscending(values))
            return ComputeSorted(values, share);
        return ComputeSorted(Ascending(values), share);
    }

    /// <summary>A copy in ascending order.</summary>
    internal static double[] Ascending(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        if (!IsAscending(sorted))
            Array.Sort(sorted);
        return sorted;
    }

    private static bool IsAscending(ReadOnlySpan<double> values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (!(values[i - 1] <= values[i]))
                return false;
        }
        return true;
    }

    /// <summary>The quantile of a series that ascends; NaN for an empty one.</summary>
    internal static double ComputeSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
            return double.NaN;
        var (below, above, part) = Place(sorted.Length, share);
        return sorted[below] + (part * (sorted[above] - sorted[below]));
    }

    /// <summary>Between which two places of so many ascending values the quantile lies, and how far from the first one to the other.</summary>
    internal static (int Below, int Above, double Part) Place(int count, double share)
    {
        var position = share * (count - 1);
        var below = (int)Math.Floor(position);
        return (below, Math.Min(below + 1, count - 1), position - below);
    }
}
