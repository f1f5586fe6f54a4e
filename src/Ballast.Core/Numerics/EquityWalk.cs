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
        while (combination < terms.PaddedCombinations)
        {
            switch ((terms.PaddedCombinations - combination) / TLanes.Count)
            {
                case 1:
                    Some<One>(terms, row, combination);
                    combination += TLanes.Count;
                    break;
                case 2 or 4:
                    Some<Two>(terms, row, combination);
                    combination += 2 * TLanes.Count;
                    break;
                default:
                    Some<Three>(terms, row, combination);
                    combination += 3 * TLanes.Count;
                    break;
            }
        }
    }

    /// <summary>Walks one, two or three vectors through the rounds. Which of them, the compiler knows: it makes a copy of this for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Some<TVectors>(EquityTerms terms, EquityRow row, int combination)
        where TVectors : struct, IVectors
    {
        var present = row.Present;
        var settledBefore = row.Settled.AsSpan(0, present + 1);
        var rounds = (First: row.PackedFirst, Second: row.PackedSecond, Limit: row.PackedLimit);
        var width = TVectors.Count * TLanes.Count;
        var ring = row.Ring.AsSpan(0, terms.Lag * width);
        var left = new Stake(terms, combination);
        var middle = TVectors.Count > 1 ? new Stake(terms, combination + TLanes.Count) : default;
        var right = TVectors.Count > 2 ? new Stake(terms, combination + (2 * TLanes.Count)) : default;
        var (staking, settling, settled) = (0, 0, 0);
        for (var i = 0; ; i++)
        {
            for (; settled < settledBefore[i]; settled++)
            {
                var above = left.Settle(ring, settling);
                if (TVectors.Count > 1)
                    above = TLanes.Either(above, middle.Settle(ring, settling + TLanes.Count));
                if (TVectors.Count > 2)
                    above = TLanes.Either(above, right.Settle(ring, settling + (2 * TLanes.Count)));
                if (TLanes.IsAnyNegative(above))
                {
                    left.Lower();
                    if (TVectors.Count > 1)
                        middle.Lower();
                    if (TVectors.Count > 2)
                        right.Lower();
                }
                settling += width;
                settling = settling == ring.Length ? 0 : settling;
            }
            if (i == present)
                break;
            var a = TLanes.Broadcast(rounds.First[i]);
            var b = TLanes.Broadcast(rounds.Second[i]);
            var limit = TLanes.Broadcast(rounds.Limit[i]);
            left.Place(a, b, limit, ring, staking);
            if (TVectors.Count > 1)
                middle.Place(a, b, limit, ring, staking + TLanes.Count);
            if (TVectors.Count > 2)
                right.Place(a, b, limit, ring, staking + (2 * TLanes.Count));
            staking += width;
            staking = staking == ring.Length ? 0 : staking;
        }
        left.Write(row, combination);
        if (TVectors.Count > 1)
            middle.Write(row, combination + TLanes.Count);
        if (TVectors.Count > 2)
            right.Write(row, combination + (2 * TLanes.Count));
    }

    /// <summary>How many vectors are walked through the rounds together.</summary>
    private interface IVectors
    {
        static abstract int Count { get; }
    }

    private readonly struct One : IVectors
    {
        public static int Count => 1;
    }

    private readonly struct Two : IVectors
    {
        public static int Count => 2;
    }

    private readonly struct Three : IVectors
    {
        public static int Count => 3;
    }

    /// <summary>A vector of combinations on their way. The compiler keeps its fields in registers.</summary>
    private struct Stake
    {
        private TVector _first;
        private TVector _second;
        private TVector _equity;
        private TVector _peak;

        // With its sign changed, so that one instruction multiplies and subtracts.
        private TVector _minusRatio;
        private TVector _sum;
        private TVector _squares;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Stake(EquityTerms terms, int combination)
        {
            _first = TLanes.Load(terms.First, combination);
            _second = TLanes.Load(terms.Second, combination);
            _equity = _peak = TLanes.Broadcast(1);
            _minusRatio = TLanes.Broadcast(-1);
            _sum = _squares = TLanes.Broadcast(0);
        }

        /// <summary>A round is staked: its payout takes the place in the ring.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Place(TVector first, TVector second, TVector limit, Span<double> ring, int place)
        {
            var payout = TLanes.Clip(TLanes.MultiplyAdd(second, _second, TLanes.Multiply(first, _first)), limit);
            TLanes.Store(TLanes.Multiply(_equity, payout), ring, place);
            _sum = TLanes.Add(_sum, payout);
            _squares = TLanes.MultiplyAdd(payout, payout, _squares);
        }

        /// <summary>A payout comes in.</summary>
        /// <returns>
        /// How far equity is above the deepest share of its peak so far. Below zero where it is deeper than ever: so seldom that no division is needed to know the others.
        /// </returns>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Settle(ReadOnlySpan<double> ring, int place)
        {
            _equity = TLanes.Add(_equity, TLanes.Load(ring, place));
            _peak = TLanes.Max(_equity, _peak);
            return TLanes.MultiplyAdd(_minusRatio, _peak, _equity);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Lower() =>
            _minusRatio = TLanes.Max(TLanes.Divide(TLanes.Multiply(_equity, TLanes.Broadcast(-1)), _peak), _minusRatio);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Write(EquityRow row, int combination)
        {
            TLanes.Store(_equity, row.Equity, combination);
            TLanes.Store(TLanes.Add(TLanes.Broadcast(1), _minusRatio), row.Drawdown, combination);
            TLanes.Store(_sum, row.Sum, combination);
            TLanes.Store(_squares, row.Squares, combination);
        }
    }
}
