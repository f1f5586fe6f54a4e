namespace Ballast.Core.Numerics;

/// <summary>Series with missing values.</summary>
internal static class Gaps
{
    /// <summary>The values that are there, in order.</summary>
    public static double[] Dropped(ReadOnlySpan<double> values)
    {
        var kept = new double[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
                kept[count++] = value;
        }
        return kept[..count];
    }

    /// <summary>How many values are there.</summary>
    public static int Count(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values)
            count += double.IsNaN(value) ? 0 : 1;
        return count;
    }
}
