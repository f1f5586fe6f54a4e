namespace Ballast.Core.Text;

/// <summary>A series as one line of blocks, from its own lowest to its own highest value.</summary>
public static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>The series in at most so many characters, each the last value of its stretch; empty for fewer than two values.</summary>
    public static string Of(IReadOnlyList<double> values, int width)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 2 || width < 2)
            return "";
        var shown = Sample(values, width);
        var (low, high) = (shown.Min(), shown.Max());
        return string.Concat(
            shown.Select(v => Blocks[high > low ? (int)Math.Round((v - low) / (high - low) * (Blocks.Length - 1)) : 0])
        );
    }

    /// <summary>At most so many values of a series, each the last of its stretch, so that the newest one stays.</summary>
    public static IReadOnlyList<double> Sample(IReadOnlyList<double> values, int most)
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = Math.Min(most, values.Count);
        return [.. Enumerable.Range(1, count).Select(i => values[(i * values.Count / count) - 1])];
    }

    /// <summary>Running sums of a series, from its first value on.</summary>
    public static IReadOnlyList<double> Cumulative(IEnumerable<double> values)
    {
        var sum = 0.0;
        return [.. values.Select(v => sum += v)];
    }
}
