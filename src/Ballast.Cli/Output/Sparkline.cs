namespace Ballast.Cli.Output;

/// <summary>A series as one line of blocks.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>The series in at most so many characters, each the last value of its stretch; empty for fewer than two values.</summary>
    public static string Of(IReadOnlyList<double> values, int width)
    {
        if (values.Count < 2 || width < 2)
            return "";
        var count = Math.Min(width, values.Count);
        double[] shown = [.. Enumerable.Range(1, count).Select(i => values[(i * values.Count / count) - 1])];
        var (low, high) = (shown.Min(), shown.Max());
        return string.Concat(
            shown.Select(v => Blocks[high > low ? (int)Math.Round((v - low) / (high - low) * (Blocks.Length - 1)) : 0])
        );
    }

    /// <summary>Running sums of a series, from its first value on.</summary>
    public static IReadOnlyList<double> Cumulative(IEnumerable<double> values)
    {
        var sum = 0.0;
        return [.. values.Select(v => sum += v)];
    }
}
