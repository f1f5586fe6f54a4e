using System.Runtime.CompilerServices;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>The mean of the smallest of some values, without sorting them: they are counted below a bound that comes down.</summary>
internal static class WorstMean<TLanes, TVector>
    where TLanes : ILanes<TVector>
    where TVector : struct
{
    // With more than so many values too many the bound is brought near by halving; a value at a time is quicker after that.
    private const int FewTooMany = 6;
    private const int MostHalvings = 12;

    /// <summary>The mean of the smallest, and the largest of them.</summary>
    /// <param name="values">The values, none NaN, with room for a vector behind them; what stands there is overwritten.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="wanted">How many of them count, 1 or more.</param>
    /// <returns>Infinite where fewer than wanted are finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Mean, double Last) Find(double[] values, int count, int wanted)
    {
        values.AsSpan(count, TLanes.Count).Fill(double.PositiveInfinity);
        var length = (count + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        var row = values.AsSpan(0, length);
        var bound = count - wanted > FewTooMany ? Near(row, count, wanted) : double.PositiveInfinity;
        var nothing = TLanes.Broadcast(double.NegativeInfinity);
        var below = count;
        while (true)
        {
            var limit = TLanes.Broadcast(bound);
            var largest = nothing;
            var sum = TLanes.Broadcast(0);
            below = 0;
            for (var i = 0; i < row.Length; i += TLanes.Count)
            {
                var value = TLanes.Load(row, i);
                var isBelow = TLanes.IsAbove(limit, value);
                below += TLanes.CountSet(isBelow);
                sum = TLanes.Add(sum, TLanes.Keep(isBelow, value));
                largest = TLanes.Max(largest, TLanes.Choose(isBelow, value, nothing));
            }
            // Several may be equal to the last one that counts: as many of them as are wanted.
            if (below < wanted)
                return ((TLanes.Sum(sum) + (wanted - below) * bound) / wanted, bound);
            bound = TLanes.Largest(largest);
        }
    }

    /// <summary>A bound with at least the wanted number below it, and not many more unless they are all but equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Near(ReadOnlySpan<double> values, int count, int wanted)
    {
        var (low, high) = Range(values);
        if (!double.IsFinite(high - low))
            return double.PositiveInfinity;
        // Where many rounds are clipped, all that count are equal, and halving would only close in on them.
        var bound = Math.BitIncrement(low);
        if (Count(values, bound) >= wanted)
            return bound;
        var (belowLow, belowHigh) = (0, count);
        bound = double.PositiveInfinity;
        for (var i = 0; i < MostHalvings && belowHigh - wanted > FewTooMany; i++)
        {
            // Where as many would lie if they lay evenly, but not so near an end that nothing is gained.
            var share = (wanted + FewTooMany / 2.0 - belowLow) / (belowHigh - belowLow);
            var middle = low + Math.Clamp(share, 0.1, 0.9) * (high - low);
            var below = Count(values, middle);
            if (below >= wanted)
                (bound, high, belowHigh) = (middle, middle, below);
            else
                (low, belowLow) = (middle, below);
        }
        return bound;
    }

    /// <summary>The smallest and the largest finite value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Low, double High) Range(ReadOnlySpan<double> values)
    {
        var infinity = TLanes.Broadcast(double.PositiveInfinity);
        var (low, high) = (infinity, TLanes.Broadcast(double.NegativeInfinity));
        for (var i = 0; i < values.Length; i += TLanes.Count)
        {
            var value = TLanes.Load(values, i);
            low = TLanes.Min(low, value);
            high = TLanes.Max(high, TLanes.Choose(TLanes.IsAbove(infinity, value), value, high));
        }
        return (-TLanes.Largest(TLanes.Multiply(low, TLanes.Broadcast(-1))), TLanes.Largest(high));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Count(ReadOnlySpan<double> values, double bound)
    {
        var limit = TLanes.Broadcast(bound);
        var below = 0;
        for (var i = 0; i < values.Length; i += TLanes.Count)
            below += TLanes.CountSet(TLanes.IsAbove(limit, TLanes.Load(values, i)));
        return below;
    }
}
