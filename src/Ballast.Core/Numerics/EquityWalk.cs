using System.Runtime.CompilerServices;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>
/// Walks a model's rounds in their order for a block of combinations, one a lane: equity, drawdown, and the sums that the
/// other measures need. The payouts under way lie in a ring small enough for the nearest cache.
/// </summary>
internal static class EquityWalk<TLanes, TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    public static void Run(EquityTerms terms, EquityRow row)
    {
        var combination = 0;
        for (; combination + TLanes.Count < terms.PaddedCombinations; combination += 2 * TLanes.Count)
            Two(terms, row, combination);
        if (combination < terms.PaddedCombinations)
            One(terms, row, combination);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(EquityTerms terms, EquityRow row, int combination)
    {
        var limit = terms.Limit.AsSpan();
        var first = row.First.AsSpan(0, limit.Length);
        var second = row.Second.AsSpan(0, limit.Length);
        var ring = row.Ring.AsSpan(0, terms.Lag * 2 * TLanes.Count);
        ring.Clear();
        var left = new Stake(terms, combination);
        var right = new Stake(terms, combination + TLanes.Count);
        var place = 0;
        for (var t = 0; t < limit.Length; t++)
        {
            var a = TLanes.Broadcast(first[t]);
            var b = TLanes.Broadcast(second[t]);
            var bound = TLanes.Broadcast(limit[t]);
            left.Step(a, b, bound, ring, place);
            right.Step(a, b, bound, ring, place + TLanes.Count);
            if (left.IsLower | right.IsLower)
            {
                left.Lower();
                right.Lower();
            }
            place += 2 * TLanes.Count;
            place = place == ring.Length ? 0 : place;
        }
        for (var t = 0; t < terms.Lag; t++)
        {
            left.Settle(ring, place);
            right.Settle(ring, place + TLanes.Count);
            left.Lower();
            right.Lower();
            place += 2 * TLanes.Count;
            place = place == ring.Length ? 0 : place;
        }
        left.Write(row, combination);
        right.Write(row, combination + TLanes.Count);
    }

    /// <summary>The last vector, where it has no neighbour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(EquityTerms terms, EquityRow row, int combination)
    {
        var limit = terms.Limit.AsSpan();
        var first = row.First.AsSpan(0, limit.Length);
        var second = row.Second.AsSpan(0, limit.Length);
        var ring = row.Ring.AsSpan(0, terms.Lag * TLanes.Count);
        ring.Clear();
        var stake = new Stake(terms, combination);
        var place = 0;
        for (var t = 0; t < limit.Length; t++)
        {
            stake.Step(
                TLanes.Broadcast(first[t]),
                TLanes.Broadcast(second[t]),
                TLanes.Broadcast(limit[t]),
                ring,
                place
            );
            if (stake.IsLower)
                stake.Lower();
            place += TLanes.Count;
            place = place == ring.Length ? 0 : place;
        }
        for (var t = 0; t < terms.Lag; t++)
        {
            stake.Settle(ring, place);
            stake.Lower();
            place += TLanes.Count;
            place = place == ring.Length ? 0 : place;
        }
        stake.Write(row, combination);
    }

    /// <summary>A vector of combinations on their way. The compiler keeps its fields in registers.</summary>
    private struct Stake
    {
        private TVector _first;
        private TVector _second;
        private TVector _equity;
        private TVector _peak;
        private TVector _ratio;
        private TVector _sum;
        private TVector _squares;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Stake(EquityTerms terms, int combination)
        {
            _first = TLanes.Load(terms.First, combination);
            _second = TLanes.Load(terms.Second, combination);
            _equity = _peak = _ratio = TLanes.Broadcast(1);
            _sum = _squares = TLanes.Broadcast(0);
        }

        /// <summary>Whether a lane is deeper below its peak than ever: so seldom that no division is needed to know the others.</summary>
        public readonly bool IsLower
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => TLanes.IsAnyBelow(_equity, TLanes.Multiply(_ratio, _peak));
        }

        /// <summary>A payout comes in, and the round is staked: its payout takes the place in the ring.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(TVector first, TVector second, TVector limit, Span<double> ring, int place)
        {
            Settle(ring, place);
            var payout = TLanes.Clip(TLanes.MultiplyAdd(second, _second, TLanes.Multiply(first, _first)), limit);
            TLanes.Store(TLanes.Multiply(_equity, payout), ring, place);
            _sum = TLanes.Add(_sum, payout);
            _squares = TLanes.MultiplyAdd(payout, payout, _squares);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Settle(ReadOnlySpan<double> ring, int place)
        {
            _equity = TLanes.Add(_equity, TLanes.Load(ring, place));
            _peak = TLanes.Max(_equity, _peak);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Lower() => _ratio = TLanes.Min(TLanes.Divide(_equity, _peak), _ratio);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Write(EquityRow row, int combination)
        {
            TLanes.Store(_equity, row.Equity, combination);
            TLanes.Store(_ratio, row.Ratio, combination);
            TLanes.Store(_sum, row.Sum, combination);
            TLanes.Store(_squares, row.Squares, combination);
        }
    }
}
