using Ballast.Core.Numerics;

namespace Ballast.Core.Evidence.ConfidenceSet;

/// <summary>Which blocks each resample takes, and how spreads of block means become spreads of a mean.</summary>
internal sealed class DrawnBlocks
{
    private readonly int[][] _starts;
    private readonly double _observed;

    public DrawnBlocks(int rounds, int overlap, ConfidenceSetOptions options)
    {
        Block = 2 * overlap;
        var count = (int)Math.Ceiling((double)rounds / Block);
        _starts = new int[options.Resamples][];
        for (var r = 0; r < _starts.Length; r++)
        {
            var chance = new SeededRandom(options.Seed, (ulong)r);
            _starts[r] = new int[count];
            for (var k = 0; k < count; k++)
                _starts[r][k] = chance.Below(rounds);
        }
        // What blocks of this length miss, q / (3 l), and what taking the sample's own mean away costs, l / n.
        _observed = (double)Block / rounds / (1 - (overlap / (3.0 * Block))) / (1 - ((double)Block / rounds));
    }

    public int Block { get; }

    public int Resamples => _starts.Length;

    public ReadOnlySpan<int> Starts(int resample) => _starts[resample];

    /// <summary>Spread of the mean, from the means of all blocks of a series with mean 0.</summary>
    public double Spread(ReadOnlySpan<double> blockMeans)
    {
        var squares = 0.0;
        foreach (var mean in blockMeans)
            squares += mean * mean;
        return Math.Sqrt(squares / blockMeans.Length * _observed);
    }

    /// <summary>A resample's mean over its own spread: the few blocks it has know the spread as badly as ours do.</summary>
    public double Studentised(ReadOnlySpan<double> blockMeans, int resample)
    {
        var (sum, squares) = (0.0, 0.0);
        var starts = _starts[resample];
        foreach (var start in starts)
        {
            sum += blockMeans[start];
            squares += blockMeans[start] * blockMeans[start];
        }
        return Studentised(sum, squares, starts.Length);
    }

    /// <summary>The same of many series in all resamples, series x resamples.</summary>
    /// <remarks>The very same bits as one by one, many times as fast: <see cref="DrawnSums"/>.</remarks>
    public float[][] Studentised(IReadOnlyList<double[]> blockMeans)
    {
        var drawn = new float[blockMeans.Count][];
        Parallel.For(
            0,
            (blockMeans.Count + DrawnSums.Series - 1) / DrawnSums.Series,
            part =>
            {
                double[][] series = [.. blockMeans.Skip(part * DrawnSums.Series).Take(DrawnSums.Series)];
                var blocks = new DrawnSums(series);
                Span<double> sums = stackalloc double[DrawnSums.Series];
                Span<double> squares = stackalloc double[DrawnSums.Series];
                var rows = drawn.AsSpan(part * DrawnSums.Series, series.Length);
                foreach (ref var row in rows)
                    row = new float[Resamples];
                for (var r = 0; r < Resamples; r++)
                {
                    blocks.Compute(_starts[r], sums, squares);
                    for (var i = 0; i < rows.Length; i++)
                        rows[i][r] = (float)Studentised(sums[i], squares[i], _starts[r].Length);
                }
            }
        );
        return drawn;
    }

    private static double Studentised(double sum, double squares, int blocks)
    {
        var mean = sum / blocks;
        var variance = Math.Max((squares / blocks) - (mean * mean), 0) / (blocks - 1);
        return variance > 0 ? mean / Math.Sqrt(variance) : 0;
    }
}
