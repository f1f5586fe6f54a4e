using System.Runtime.CompilerServices;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>
/// Tries a whole lattice on the packed rounds of one model, tile by tile. On a tile a round can do one of four things, and its payouts at the middle and
/// at the corners tell which: clip nowhere, then only its scores are added up; reach its limit everywhere, on either side, then only the limit is; else it is
/// tried at every place.
/// </summary>
internal static class LatticeLoop<TLanes, TVector, TFold>
    where TLanes : ILanes<TVector>
    where TVector : struct
    where TFold : IRoundFold<TVector>
{
    public static void Run(SplitRow row, LatticeRow room, Span<double> values)
    {
        var length = row.Finish(TLanes.Count);
        var first = row.Packed[0].AsSpan(0, length);
        var second = row.Packed[1].AsSpan(0, length);
        var limit = row.PackedLimit.AsSpan(0, length);
        if (TFold.IsLinear)
        {
            foreach (var group in room.Lattice.Groups)
            {
                Split(first, second, limit, 0, group.Whole, room.Lattice, room.Group);
                if (room.Group.Length == 0)
                    Add(room.Group, group.Whole, room);
                else
                    Tiles(group.Tiles, room);
            }
        }
        else
            Try(first, second, limit, 0, room.Lattice.Whole, room);
        room.CopyTo(values);
    }

    private static void Tiles(LatticePart[] tiles, LatticeRow room)
    {
        var length = room.Group.Length;
        var first = room.Group.First.AsSpan(0, length);
        var second = room.Group.Second.AsSpan(0, length);
        var limit = room.Group.Limit.AsSpan(0, length);
        var left = room.Tile;
        foreach (var tile in tiles)
        {
            Split(first, second, limit, room.Group.Reached, tile, room.Lattice, left);
            if (left.Length == 0)
                Add(left, tile, room);
            else
                Try(
                    left.First.AsSpan(0, left.Length),
                    left.Second.AsSpan(0, left.Length),
                    left.Limit.AsSpan(0, left.Length),
                    left.Reached,
                    tile,
                    room
                );
        }
    }

    /// <summary>Finds what must be tried on a part of the lattice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Split(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<double> limit,
        double start,
        LatticePart part,
        GridLattice lattice,
        LatticeRounds rounds
    )
    {
        var firsts = Range(lattice.First, part.First, part.FirstEnd);
        var seconds = Range(lattice.Second, part.Second, part.SecondEnd);
        var (middleFirst, halfFirst) = (TLanes.Broadcast(firsts.Middle), TLanes.Broadcast(firsts.Half));
        var (middleSecond, halfSecond) = (TLanes.Broadcast(seconds.Middle), TLanes.Broadcast(seconds.Half));
        TVector sumFirst,
            sumSecond,
            reached;
        sumFirst = sumSecond = reached = TLanes.Broadcast(0);
        Span<double> leftFirst = rounds.First;
        Span<double> leftSecond = rounds.Second;
        Span<double> leftLimit = rounds.Limit;
        var left = 0;
        for (var i = 0; i < first.Length; i += TLanes.Count)
        {
            var x = TLanes.Load(first, i);
            var y = TLanes.Load(second, i);
            var bound = TLanes.Load(limit, i);
            var middle = TLanes.MultiplyAdd(y, middleSecond, TLanes.Multiply(x, middleFirst));
            var half = TLanes.MultiplyAdd(
                TLanes.Magnitude(y),
                halfSecond,
                TLanes.Multiply(TLanes.Magnitude(x), halfFirst)
            );
            var size = TLanes.Magnitude(middle);
            var most = TLanes.Add(size, half);
            var isLinear = TLanes.IsAtMost(most, bound);
            sumFirst = TLanes.Add(sumFirst, TLanes.Keep(isLinear, x));
            sumSecond = TLanes.Add(sumSecond, TLanes.Keep(isLinear, y));
            // Not linear, and the limit is as near as the nearest corner, or nearer: all of the tile is beyond it.
            var isLimited = TLanes.IsAtMost(TLanes.Add(bound, half), size);
            var isAbove = TLanes.IsAbove(most, bound);
            reached = TLanes.Add(reached, TLanes.Keep(isAbove, TLanes.Keep(isLimited, TLanes.Clip(middle, bound))));
            var chosen = TLanes.Keep(isAbove, TLanes.IsAbove(TLanes.Add(bound, half), size));
            var count = TLanes.CountSet(chosen);
            if (count == 0)
                continue;
            TLanes.Compress(chosen, x, leftFirst, left);
            TLanes.Compress(chosen, y, leftSecond, left);
            TLanes.Compress(chosen, bound, leftLimit, left);
            left += count;
        }
        rounds.Reached = start + TLanes.Sum(reached);
        (leftFirst[left], leftSecond[left]) = (TLanes.Sum(sumFirst), TLanes.Sum(sumSecond));
        rounds.Length = 0;
        if (left == 0)
            return;
        // All that clip nowhere are one round without a limit; rounds that pay nothing fill the last vector.
        var length = (left + TLanes.Count) / TLanes.Count * TLanes.Count;
        leftLimit[left++] = double.PositiveInfinity;
        leftFirst[left..length].Clear();
        leftSecond[left..length].Clear();
        leftLimit[left..length].Clear();
        rounds.Length = length;
    }

    private static (double Middle, double Half) Range(double[] axis, int start, int end) =>
        ((axis[start] + axis[end - 1]) / 2, (axis[end - 1] - axis[start]) / 2);

    /// <summary>A part on which nothing is left to be tried.</summary>
    private static void Add(LatticeRounds rounds, LatticePart part, LatticeRow room)
    {
        var lattice = room.Lattice;
        var (x, y) = (rounds.First[0], rounds.Second[0]);
        for (var i = part.First; i < part.FirstEnd; i += GridLattice.FirstBlock)
        {
            var above = rounds.Reached + (lattice.First[i] * x);
            var below = rounds.Reached + (lattice.First[i + 1] * x);
            for (var j = part.Second; j < part.SecondEnd; j += GridLattice.SecondBlock)
            {
                var block = room.Values.AsSpan(lattice.Place(i, j), GridLattice.FirstBlock * GridLattice.SecondBlock);
                var seconds = lattice.Second.AsSpan(j, GridLattice.SecondBlock);
                for (var k = 0; k < seconds.Length; k++)
                {
                    block[k] = above + (seconds[k] * y);
                    block[GridLattice.SecondBlock + k] = below + (seconds[k] * y);
                }
            }
        }
    }

    /// <summary>
    /// Two multipliers by five. Clipping and adding share two of the processor's pipes, multiplying has two others: four of the ten sums are added by a
    /// multiplication by one, which gives the same, so that both have the same to do.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Try(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<double> limit,
        double start,
        LatticePart part,
        LatticeRow room
    )
    {
        var (firsts, seconds) = (room.Lattice.First, room.Lattice.Second);
        var values = room.Values.AsSpan();
        var one = TLanes.Broadcast(1);
        for (var i = part.First; i < part.FirstEnd; i += GridLattice.FirstBlock)
        {
            var (a0, a1) = (TLanes.Broadcast(firsts[i]), TLanes.Broadcast(firsts[i + 1]));
            for (var j = part.Second; j < part.SecondEnd; j += GridLattice.SecondBlock)
            {
                var place = room.Lattice.Place(i, j);
                var (b0, b1, b2) = (
                    TLanes.Broadcast(seconds[j]),
                    TLanes.Broadcast(seconds[j + 1]),
                    TLanes.Broadcast(seconds[j + 2])
                );
                var (b3, b4) = (TLanes.Broadcast(seconds[j + 3]), TLanes.Broadcast(seconds[j + 4]));
                TVector s0,
                    s1,
                    s2,
                    s3,
                    s4;
                TVector t0,
                    t1,
                    t2,
                    t3,
                    t4;
                s0 = s1 = s2 = s3 = s4 = t0 = t1 = t2 = t3 = t4 = TLanes.Broadcast(0);
                for (var t = 0; t < first.Length; t += TLanes.Count)
                {
                    var x = TLanes.Load(first, t);
                    var y = TLanes.Load(second, t);
                    var bound = TLanes.Load(limit, t);
                    var p = TLanes.Multiply(x, a0);
                    var q = TLanes.Multiply(x, a1);
                    s0 = TLanes.Add(s0, TLanes.Clip(TLanes.MultiplyAdd(y, b0, p), bound));
                    s1 = TLanes.Add(s1, TLanes.Clip(TLanes.MultiplyAdd(y, b1, p), bound));
                    s2 = TLanes.Add(s2, TLanes.Clip(TLanes.MultiplyAdd(y, b2, p), bound));
                    s3 = TLanes.MultiplyAdd(TLanes.Clip(TLanes.MultiplyAdd(y, b3, p), bound), one, s3);
                    s4 = TLanes.MultiplyAdd(TLanes.Clip(TLanes.MultiplyAdd(y, b4, p), bound), one, s4);
                    t0 = TLanes.Add(t0, TLanes.Clip(TLanes.MultiplyAdd(y, b0, q), bound));
                    t1 = TLanes.Add(t1, TLanes.Clip(TLanes.MultiplyAdd(y, b1, q), bound));
                    t2 = TLanes.Add(t2, TLanes.Clip(TLanes.MultiplyAdd(y, b2, q), bound));
                    t3 = TLanes.MultiplyAdd(TLanes.Clip(TLanes.MultiplyAdd(y, b3, q), bound), one, t3);
                    t4 = TLanes.MultiplyAdd(TLanes.Clip(TLanes.MultiplyAdd(y, b4, q), bound), one, t4);
                }
                TLanes.StoreSums(start, s0, s1, s2, s3, s4, t0, t1, t2, values.Slice(place, 8));
                values[place + 8] = start + TLanes.Sum(t3);
                values[place + 9] = start + TLanes.Sum(t4);
            }
        }
    }
}
