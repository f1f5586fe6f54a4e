using Ballast.Core.Numerics;

namespace Ballast.Benchmarks;

/// <summary>Totals of resamples of whole blocks for many portfolios, by the sums that evidence draws with (<see cref="DrawnSums"/>).</summary>
internal sealed class BootstrapTotals
{
    // Of the resamples, so that two threads end at about the same time.
    private const int Parts = 4;

    private readonly DrawnSums[] _tables;
    private readonly int _portfolios;

    /// <summary>Room for the sums of blocks: fetching fresh memory from the system takes a fifth as long as the answer.</summary>
    public BootstrapTotals(int rounds, int portfolios)
    {
        _portfolios = portfolios;
        _tables = new DrawnSums[(portfolios + DrawnSums.Series - 1) / DrawnSums.Series];
        for (var tile = 0; tile < _tables.Length; tile++)
            _tables[tile] = new DrawnSums(rounds, Count(tile));
    }

    /// <summary>Fills totals, resamples x portfolios. Returns are rounds x portfolios, starts resamples x blocks; behind the last round comes the first one.</summary>
    public void Fill(double[] returns, int[] starts, int blocks, int length, double[] totals, int threads)
    {
        var resamples = starts.Length / blocks;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, _tables.Length, options, tile => SumBlocks(returns, tile, length));
        Parallel.For(
            0,
            Parts * _tables.Length,
            options,
            part =>
            {
                var (tile, quarter) = (part / Parts, part % Parts);
                var first = tile * DrawnSums.Series;
                var count = Count(tile);
                Span<double> sums = stackalloc double[DrawnSums.Series];
                Span<double> squares = stackalloc double[DrawnSums.Series];
                for (var r = quarter * resamples / Parts; r < (quarter + 1) * resamples / Parts; r++)
                {
                    _tables[tile].Compute(starts.AsSpan(r * blocks, blocks), sums, squares);
                    sums[..count].CopyTo(totals.AsSpan((r * _portfolios) + first));
                }
            }
        );
    }

    /// <summary>The sum of each block, by the round that it begins with.</summary>
    private void SumBlocks(double[] returns, int tile, int length)
    {
        var rounds = returns.Length / _portfolios;
        var first = tile * DrawnSums.Series;
        // Round by round, as the returns lie.
        Span<double> sums = stackalloc double[Count(tile)];
        sums.Clear();
        for (var t = 0; t < length; t++)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] += returns[(t * _portfolios) + first + i];
        }
        for (var t = 0; t < rounds; t++)
        {
            var next = t + length < rounds ? t + length : t + length - rounds;
            var come = returns.AsSpan((next * _portfolios) + first, sums.Length);
            var gone = returns.AsSpan((t * _portfolios) + first, sums.Length);
            sums.CopyTo(_tables[tile].Values(t));
            for (var i = 0; i < sums.Length; i++)
                sums[i] += come[i] - gone[i];
        }
    }

    /// <summary>Portfolios of a table.</summary>
    private int Count(int tile) => Math.Min(DrawnSums.Series, _portfolios - (tile * DrawnSums.Series));
}
