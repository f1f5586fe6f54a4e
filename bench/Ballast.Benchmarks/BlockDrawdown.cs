using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballast.Benchmarks;

/// <summary>
/// The largest fall of additive equity in resamples of whole blocks, for many portfolios. A block is four numbers: its sum, the highest and the lowest
/// point on its way, and its own largest fall; those of blocks in a row come together without their rounds. Nothing in Ballast asks for it yet, so it is
/// measured here and no part of the product; <see cref="Plain"/> is its oracle.
/// </summary>
internal static class BlockDrawdown
{
    /// <summary>Portfolios at a time.</summary>
    public const int Lanes = 8;

    private const int Numbers = 4;

    /// <summary>Fills totals and falls, resamples x portfolios. Returns are rounds x portfolios, starts resamples x blocks; behind the last round comes the first one.</summary>
    public static void Fill(
        double[] returns,
        int portfolios,
        int[] starts,
        int blocks,
        int length,
        double[] totals,
        double[] falls,
        int threads
    )
    {
        var (rounds, resamples) = (returns.Length / portfolios, starts.Length / blocks);
        var tiles = (portfolios + Lanes - 1) / Lanes;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var tables = new double[tiles][];
        Parallel.For(0, tiles, options, t => tables[t] = Table(returns, portfolios, t * Lanes, rounds, length));
        // Parts of the resamples, so that two threads end together.
        const int parts = 4;
        Parallel.For(
            0,
            parts * tiles,
            options,
            part =>
            {
                var first = part / parts * Lanes;
                var to = ((part % parts) + 1) * resamples / parts;
                var room = new double[2 * Lanes];
                var count = Math.Min(Lanes, portfolios - first);
                for (var r = part % parts * resamples / parts; r < to; r++)
                {
                    Compose(tables[part / parts], starts.AsSpan(r * blocks, blocks), room);
                    room.AsSpan(0, count).CopyTo(totals.AsSpan((r * portfolios) + first));
                    room.AsSpan(Lanes, count).CopyTo(falls.AsSpan((r * portfolios) + first));
                }
            }
        );
    }

    /// <summary>The same by walking through every round.</summary>
    public static (double Total, double Fall) Plain(
        double[] returns,
        int portfolios,
        int portfolio,
        ReadOnlySpan<int> starts,
        int length
    )
    {
        var (equity, peak, fall) = (0.0, 0.0, 0.0);
        foreach (var start in starts)
        {
            for (var t = 0; t < length; t++)
            {
                equity += returns[((start + t) * portfolios % returns.Length) + portfolio];
                peak = Math.Max(peak, equity);
                fall = Math.Max(fall, peak - equity);
            }
        }
        return (equity, fall);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Table(double[] returns, int portfolios, int first, int rounds, int length)
    {
        var side = new double[rounds * Lanes];
        for (var t = 0; t < rounds; t++)
            returns
                .AsSpan((t * portfolios) + first, Math.Min(Lanes, portfolios - first))
                .CopyTo(side.AsSpan(t * Lanes));
        var table = new double[rounds * Numbers * Lanes];
        for (var start = 0; start < rounds; start++)
        {
            var (sum, fall) = (Vector512<double>.Zero, Vector512<double>.Zero);
            var high = Vector512.Create(double.NegativeInfinity);
            var low = Vector512.Create(double.PositiveInfinity);
            for (var t = 0; t < length; t++)
            {
                sum += Vector512.LoadUnsafe(ref side[0], (nuint)((start + t) % rounds * Lanes));
                high = Vector512.MaxNative(high, sum);
                low = Vector512.MinNative(low, sum);
                fall = Vector512.MaxNative(fall, high - sum);
            }
            var cells = table.AsSpan(start * Numbers * Lanes);
            sum.CopyTo(cells);
            high.CopyTo(cells[Lanes..]);
            low.CopyTo(cells[(2 * Lanes)..]);
            fall.CopyTo(cells[(3 * Lanes)..]);
        }
        return table;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compose(double[] table, ReadOnlySpan<int> starts, double[] room)
    {
        var (equity, peak, fall) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        ref var cells = ref table[0];
        foreach (var start in starts)
        {
            var place = (nuint)(start * Numbers * Lanes);
            var sum = Vector512.LoadUnsafe(ref cells, place);
            var high = Vector512.LoadUnsafe(ref cells, place + Lanes);
            var low = Vector512.LoadUnsafe(ref cells, place + (2 * Lanes));
            var own = Vector512.LoadUnsafe(ref cells, place + (3 * Lanes));
            fall = Vector512.MaxNative(Vector512.MaxNative(fall, own), peak - (equity + low));
            peak = Vector512.MaxNative(peak, equity + high);
            equity += sum;
        }
        equity.StoreUnsafe(ref room[0]);
        fall.StoreUnsafe(ref room[Lanes]);
    }
}
