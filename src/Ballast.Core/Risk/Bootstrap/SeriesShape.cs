namespace Ballast.Core.Risk.Bootstrap;

/// <summary>What a series is compared with made-up ones by.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Deviation">Sample standard deviation, divisor n - 1.</param>
/// <param name="Error">Standard error of the mean, from circular blocks of twice the overlap. Too small on short series, as the made-up ones' is.</param>
/// <param name="Unevenness">
/// How uneven the jumps from round to round are, and whether large ones come in groups: the logarithm of the long-run variance of their sizes over the
/// squared mean size. The jump of a sum of days is one day's shock less another's, so it shows tails and a wandering spread that the sums hide.
/// </param>
internal readonly record struct SeriesShape(double Mean, double Deviation, double Error, double Unevenness)
{
    private const int JumpsInARow = 20;

    /// <summary>The shape of a series without gaps, of two rounds or more that are not all alike.</summary>
    public static SeriesShape Measure(ReadOnlySpan<double> returns, int overlap)
    {
        var n = returns.Length;
        var mean = 0.0;
        foreach (var value in returns)
            mean += value;
        mean /= n;
        var squares = 0.0;
        foreach (var value in returns)
            squares += (value - mean) * (value - mean);
        return new SeriesShape(
            mean,
            Math.Sqrt(squares / (n - 1)),
            Math.Sqrt(BlockVariance(returns, mean, Math.Min(2 * overlap, n)) / n),
            UnevennessOf(returns)
        );
    }

    /// <summary>Variance of a sum of a block over its length, blocks beginning at every round; behind the last round comes the first one.</summary>
    private static double BlockVariance(ReadOnlySpan<double> values, double mean, int block)
    {
        var sum = 0.0;
        for (var i = 0; i < block; i++)
            sum += values[i] - mean;
        var squares = 0.0;
        for (var first = 0; first < values.Length; first++)
        {
            squares += sum * sum;
            var next = first + block;
            sum += values[next < values.Length ? next : next - values.Length] - values[first];
        }
        return squares / values.Length / block;
    }

    private static double UnevennessOf(ReadOnlySpan<double> returns)
    {
        var count = returns.Length - 1;
        Span<double> jumps = count <= 1024 ? stackalloc double[count] : new double[count];
        var mean = 0.0;
        for (var i = 0; i < count; i++)
        {
            jumps[i] = Math.Abs(returns[i + 1] - returns[i]);
            mean += jumps[i];
        }
        mean /= count;
        return Math.Log(BlockVariance(jumps, mean, JumpBlock(count)) / (mean * mean));
    }

    /// <summary>Jumps of a block.</summary>
    internal static int JumpBlock(int count) => Math.Clamp(count / 5, 1, JumpsInARow);
}
