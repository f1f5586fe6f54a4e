using Ballast.Core.Numerics;

namespace Ballast.Benchmarks;

/// <summary>Totals of resamples of whole blocks for many portfolios, by the sums that evidence draws with (<see cref="DrawnSums"/>).</summary>
internal static class BootstrapTotals
{
    /// <summary>Fills totals, resamples x portfolios. Returns are rounds x portfolios, starts resamples x blocks; behind the last round comes the first one.</summary>
    public static void Fill(
        double[] returns,
        int portfolios,
        int[] starts,
        int blocks,
        int length,
        double[] totals,
        int threads
    )
    {
        var resamples = starts.Length / blocks;
        var tiles = (portfolios + DrawnSums.Series - 1) / DrawnSums.Series;
        var tables = new double[tiles][];
        Parallel.For(
            0,
            tiles,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            tile => tables[tile] = Table(returns, portfolios, tile * DrawnSums.Series, length)
        );
        const int parts = 4;
        Parallel.For(
            0,
            parts * tiles,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            part =>
            {
                var first = part / parts * DrawnSums.Series;
                var count = Math.Min(DrawnSums.Series, portfolios - first);
                Span<double> sums = stackalloc double[DrawnSums.Series];
                Span<double> squares = stackalloc double[DrawnSums.Series];
                for (var r = part % parts * resamples / parts; r < ((part % parts) + 1) * resamples / parts; r++)
                {
                    DrawnSums.Compute(tables[part / parts], starts.AsSpan(r * blocks, blocks), sums, squares);
                    sums[..count].CopyTo(totals.AsSpan((r * portfolios) + first));
                }
            }
        );
    }

    private static double[] Table(double[] returns, int portfolios, int first, int length)
    {
        var rounds = returns.Length / portfolios;
        var series = new double[Math.Min(DrawnSums.Series, portfolios - first)][];
        for (var i = 0; i < series.Length; i++)
        {
            var (row, sum) = (new double[rounds], 0.0);
            for (var t = 0; t < length; t++)
                sum += returns[(t * portfolios) + first + i];
            for (var t = 0; t < rounds; t++)
            {
                row[t] = sum;
                var next = t + length < rounds ? t + length : t + length - rounds;
                sum += returns[(next * portfolios) + first + i] - returns[(t * portfolios) + first + i];
            }
            series[i] = row;
        }
        return DrawnSums.SideBySide(series);
    }
}
