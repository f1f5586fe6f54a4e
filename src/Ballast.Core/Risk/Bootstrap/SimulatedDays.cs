using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>The days of many made-up records, kept so that one answer about many series makes them once. The same seed gives the same days.</summary>
internal sealed class SimulatedDays
{
    private readonly Lock _lock = new();
    private Made _made = new([], [], 0);

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

    /// <summary>Days that the longest series will need: they are made at once, where any are.</summary>
    public int Longest { get; init; }

    /// <summary>Makes days until there are enough. A longer record begins with the days of the shorter one.</summary>
    internal void Reach(int days, int threads)
    {
        lock (_lock)
        {
            if (_made.Length >= days)
                return;
            var length = Math.Max(Math.Max(days, Longest), 2 * _made.Length);
            var made = new Made(new double[Records * (length + 1)], new double[Records * length], length);
            Parallel.For(
                0,
                Records,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                record => Make(record, made.SumsOf(record), made.OwnOf(record))
            );
            _made = made;
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
        var made = _made;
        var begin = made.SumsOf(record)[..returns.Length];
        var end = made.SumsOf(record).Slice(overlap, returns.Length);
        var own = made.OwnOf(record)[..returns.Length];
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
        var made = _made;
        var sums = made.SumsOf(record);
        var own = made.OwnOf(record);
        var (shared, alone) = Shares(overlap, ownShare);
        for (var i = 0; i < returns.Length; i++)
            returns[i] = (shared * (sums[(i * step) + overlap] - sums[i * step])) + (alone * own[i * step]);
    }

    private static (double Shared, double Alone) Shares(int overlap, double ownShare) =>
        (Math.Sqrt((1 - ownShare) / overlap), Math.Sqrt(ownShare));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Make(int record, Span<double> sums, Span<double> own)
    {
        var chance = new SeededRandom(Seed, (ulong)record);
        DayKind.All[DayKind.IndexOf(record)].Fill(own, ref chance);
        for (var i = 0; i < own.Length; i++)
            sums[i + 1] = sums[i] + own[i];
        var apart = new SeededRandom(Seed, (ulong)(Records + record));
        for (var i = 0; i < own.Length; i++)
            own[i] = StudentRandom.Next(ref apart, double.PositiveInfinity);
    }

    /// <summary>So many days of every record: sums of all days before each, and what is each round's own.</summary>
    private sealed record Made(double[] Sums, double[] Own, int Length)
    {
        public Span<double> SumsOf(int record) => Sums.AsSpan(record * (Length + 1), Length + 1);

        public Span<double> OwnOf(int record) => Own.AsSpan(record * Length, Length);
    }
}
