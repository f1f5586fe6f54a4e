using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>The days of many made-up records, kept so that one answer about many series makes them once. The same seed gives the same days.</summary>
internal sealed class SimulatedDays
{
    private readonly Lock _lock = new();
    private double[][] _sums = [];
    private double[][] _own = [];

    /// <summary>Makes no day yet.</summary>
    /// <param name="records">How many records.</param>
    /// <param name="seed">Where chance starts.</param>
    public SimulatedDays(int records = 3200, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(records, 1000);
        (Records, Seed) = (records, seed);
    }

    /// <summary>How many records there are.</summary>
    public int Records { get; }

    /// <summary>Where chance starts.</summary>
    public ulong Seed { get; }

    /// <summary>Makes days until there are enough. A longer record begins with the days of the shorter one.</summary>
    internal void Reach(int days, int threads)
    {
        lock (_lock)
        {
            if (_sums.Length > 0 && _sums[0].Length > days)
                return;
            var length = Math.Max(days, _sums.Length > 0 ? 2 * _sums[0].Length : 0);
            var (sums, own) = (new double[Records][], new double[Records][]);
            Parallel.For(
                0,
                Records,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                record => (sums[record], own[record]) = Make(record, length)
            );
            (_sums, _own) = (sums, own);
        }
    }

    /// <summary>
    /// Returns of a made-up record, of mean 0 and variance 1: each the sum of so many days, all but one of which it shares with the next, and a
    /// part of its own.
    /// </summary>
    /// <param name="record">Which.</param>
    /// <param name="overlap">Days a round.</param>
    /// <param name="ownShare">Share of the variance that is the round's own.</param>
    /// <param name="returns">Filled.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Fill(int record, int overlap, double ownShare, Span<double> returns)
    {
        var (shared, alone) = Shares(overlap, ownShare);
        var begin = _sums[record].AsSpan(0, returns.Length);
        var end = _sums[record].AsSpan(overlap, returns.Length);
        var own = _own[record].AsSpan(0, returns.Length);
        var (sharedByAll, aloneByAll) = (new Vector<double>(shared), new Vector<double>(alone));
        var i = 0;
        for (; i <= returns.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var days = SeriesTable.At(end, i) - SeriesTable.At(begin, i);
            SeriesTable.Set((sharedByAll * days) + (aloneByAll * SeriesTable.At(own, i)), returns, i);
        }
        for (; i < returns.Length; i++)
            returns[i] = (shared * (end[i] - begin[i])) + (alone * own[i]);
    }

    /// <summary>Every so-many-th return of it.</summary>
    /// <param name="record">Which.</param>
    /// <param name="overlap">Days a round.</param>
    /// <param name="ownShare">Share of the variance that is the round's own.</param>
    /// <param name="step">Rounds from one to the next.</param>
    /// <param name="returns">Filled.</param>
    internal void FillEvery(int record, int overlap, double ownShare, int step, Span<double> returns)
    {
        var (sums, own) = (_sums[record], _own[record]);
        var (shared, alone) = Shares(overlap, ownShare);
        for (var i = 0; i < returns.Length; i++)
            returns[i] = (shared * (sums[(i * step) + overlap] - sums[i * step])) + (alone * own[i * step]);
    }

    private static (double Shared, double Alone) Shares(int overlap, double ownShare) =>
        (Math.Sqrt((1 - ownShare) / overlap), Math.Sqrt(ownShare));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double[] Sums, double[] Own) Make(int record, int length)
    {
        var chance = new SeededRandom(Seed, (ulong)record);
        var (sums, own) = (new double[length + 1], new double[length]);
        DayKind.All[DayKind.IndexOf(record)].Fill(own, ref chance);
        for (var i = 0; i < length; i++)
            sums[i + 1] = sums[i] + own[i];
        var apart = new SeededRandom(Seed, (ulong)(Records + record));
        for (var i = 0; i < length; i++)
            own[i] = StudentRandom.Next(ref apart, double.PositiveInfinity);
        return (sums, own);
    }
}
