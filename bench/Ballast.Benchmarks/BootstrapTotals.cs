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
        var tables = new DrawnSums[tiles];
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
                    tables[part / parts].Compute(starts.AsSpan(r * blocks, blocks), sums, squares);
                    sums[..count].CopyTo(totals.AsSpan((r * portfolios) + first));
                }
            }
        );
    }

    private static DrawnSums Table(double[] returns, int portfolios, int first, int length)
    {
        var rounds = returns.Length / portfolios;
        var series = new double[Math.Min(DrawnSums.Series, portfolios - first)][];
        foreach (ref var row in series.AsSpan())
            row = new double[rounds];
        // Round by round, as the returns lie.
        Span<double> sums = stackalloc double[series.Length];
        for (var t = 0; t < length; t++)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] += returns[(t * portfolios) + first + i];
        }
        for (var t = 0; t < rounds; t++)
        {
            var next = t + length < rounds ? t + length : t + length - rounds;
            var come = returns.AsSpan((next * portfolios) + first, sums.Length);
            var gone = returns.AsSpan((t * portfolios) + first, sums.Length);
            for (var i = 0; i < sums.Length; i++)
            {
                series[i][t] = sums[i];
                sums[i] += come[i] - gone[i];
            }
        }
        return new DrawnSums(series);
    }
}
