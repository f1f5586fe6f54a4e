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
}
