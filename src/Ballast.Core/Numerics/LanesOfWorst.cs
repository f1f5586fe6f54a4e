using System.Runtime.CompilerServices;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>Sums of the smallest values of many lanes, without sorting: each lane has a bound of its own, which comes near by counting what is below.</summary>
internal static class LanesOfWorst<TLanes, TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    // Counting is a third of the work of taking the largest away, but where some are all but equal it does not come to an end.
    private const int MostCounts = 8;

    /// <summary>The sums of the smallest values, lane by lane.</summary>
    /// <param name="values">Two vectors a row, none NaN.</param>
    /// <param name="wanted">How many of each lane count, 1 or more and no more than there are.</param>
    /// <param name="low">In no lane are so many below it.</param>
    /// <param name="high">In every lane at least so many are at most so high.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (TVector Left, TVector Right) Sums(Span<double> values, int wanted, double low, double high)
    {
        var rows = values.Length / (2 * TLanes.Count);
        var bound = Math.BitIncrement(high);
        var left = new Bracket(low, bound, rows);
        var right = left;
        if (double.IsFinite(bound - low))
        {
            for (var i = 0; i < MostCounts; i++)
            {
                var (b, c) = (left.Middle(wanted), right.Middle(wanted));
                var (n, m) = (TLanes.Broadcast(0), TLanes.Broadcast(0));
                var one = TLanes.Broadcast(1);
                for (var j = 0; j < values.Length; j += 2 * TLanes.Count)
                {
                    n = TLanes.AddWhere(TLanes.IsAbove(b, TLanes.Load(values, j)), n, one);
                    m = TLanes.AddWhere(TLanes.IsAbove(c, TLanes.Load(values, j + TLanes.Count)), m, one);
                }
                left.Take(b, n, wanted);
                right.Take(c, m, wanted);
                if (!TLanes.IsAnyNegative(TLanes.Either(left.Missing(wanted), right.Missing(wanted))))
                    break;
            }
        }
        return TakeAway(values, wanted, left.High, right.High);
    }

    /// <summary>Brings the bounds down value by value, until no more than wanted are below; as many equal to the bound as are wanted count, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (TVector Left, TVector Right) TakeAway(Span<double> values, int wanted, TVector b, TVector c)
    {
        var nothing = TLanes.Broadcast(double.NegativeInfinity);
        var one = TLanes.Broadcast(1);
        var most = TLanes.Broadcast(wanted);
        while (true)
        {
            var (n, m) = (TLanes.Broadcast(0), TLanes.Broadcast(0));
            var (sum, next) = (n, m);
            var (largest, nextLargest) = (nothing, nothing);
            for (var j = 0; j < values.Length; j += 2 * TLanes.Count)
            {
                var (x, y) = (TLanes.Load(values, j), TLanes.Load(values, j + TLanes.Count));
                var (isBelow, isNext) = (TLanes.IsAbove(b, x), TLanes.IsAbove(c, y));
                n = TLanes.AddWhere(isBelow, n, one);
                m = TLanes.AddWhere(isNext, m, one);
                sum = TLanes.AddWhere(isBelow, sum, x);
                next = TLanes.AddWhere(isNext, next, y);
                largest = TLanes.Max(largest, TLanes.Choose(isBelow, x, nothing));
                nextLargest = TLanes.Max(nextLargest, TLanes.Choose(isNext, y, nothing));
            }
            var (missing, nextMissing) = (Less(most, n), Less(most, m));
            if (!TLanes.IsAnyNegative(TLanes.Either(missing, nextMissing)))
                return (TLanes.MultiplyAdd(missing, b, sum), TLanes.MultiplyAdd(nextMissing, c, next));
            b = TLanes.Choose(TLanes.IsAbove(n, most), largest, b);
            c = TLanes.Choose(TLanes.IsAbove(m, most), nextLargest, c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Less(TVector from, TVector value) => TLanes.MultiplyAdd(value, TLanes.Broadcast(-1), from);

    /// <summary>Two bounds with too few values below the one and enough below the other.</summary>
    private struct Bracket
    {
        private TVector _low;
        private TVector _below;
        private TVector _belowHigh;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Bracket(double low, double high, int values)
        {
            (_low, High) = (TLanes.Broadcast(low), TLanes.Broadcast(high));
            (_below, _belowHigh) = (TLanes.Broadcast(0), TLanes.Broadcast(values));
        }

        public TVector High { get; private set; }

        /// <summary>Where as many would lie as are wanted if all lay evenly, but not so near an end that nothing is gained.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly TVector Middle(int wanted)
        {
            var share = TLanes.Divide(Less(TLanes.Broadcast(wanted + 0.5), _below), Less(_belowHigh, _below));
            share = TLanes.Max(TLanes.Min(share, TLanes.Broadcast(0.9)), TLanes.Broadcast(0.1));
            return TLanes.MultiplyAdd(share, Less(High, _low), _low);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(TVector bound, TVector below, int wanted)
        {
            var isEnough = TLanes.IsAtMost(TLanes.Broadcast(wanted), below);
            High = TLanes.Choose(isEnough, bound, High);
            _belowHigh = TLanes.Choose(isEnough, below, _belowHigh);
            _low = TLanes.Choose(isEnough, _low, bound);
            _below = TLanes.Choose(isEnough, _below, below);
        }

        /// <summary>Below zero where more than wanted are left.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly TVector Missing(int wanted) => Less(TLanes.Broadcast(wanted), _belowHigh);
    }
}
