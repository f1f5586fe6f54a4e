using System.Runtime.CompilerServices;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>Tries every combination on the packed rounds of one model, a block of combinations at a time.</summary>
internal static class CombinationLoop<TLanes, TVector, TFold>
    where TLanes : ILanes<TVector>
    where TVector : struct
    where TFold : IRoundFold<TVector>
{
    public static void Run(GridTerms terms, SplitRow row, Span<double> values)
    {
        var length = row.Finish(TLanes.Count);
        var limit = row.PackedLimit.AsSpan(0, length);
        if (terms.SharedStarts.Length > 0)
        {
            Shared(terms, row.Packed[0].AsSpan(0, length), row.Packed[1].AsSpan(0, length), limit, values);
            return;
        }
        Span<double> block = stackalloc double[GridTerms.Block];
        for (var combination = 0; combination < values.Length; combination += GridTerms.Block)
        {
            var multipliers = terms.Multipliers.AsSpan(combination * terms.Planes, GridTerms.Block * terms.Planes);
            if (terms.Planes == 2)
                Pair(row.Packed[0].AsSpan(0, length), row.Packed[1].AsSpan(0, length), limit, multipliers, block);
            else
                Any(row.Packed, limit, multipliers, block);
            var rest = values[combination..];
            block[..Math.Min(rest.Length, block.Length)].CopyTo(rest);
        }
    }

    /// <summary>Two planes, and the multiplier of the first one stays for a while: its product is there for all of a block.</summary>
    private static void Shared(
        GridTerms terms,
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<double> limit,
        Span<double> values
    )
    {
        Span<double> block = stackalloc double[GridTerms.SharedBlock];
        Span<double> seconds = stackalloc double[GridTerms.SharedBlock];
        for (var k = 0; k + 1 < terms.SharedStarts.Length; k++)
        {
            var (start, end) = (terms.SharedStarts[k], terms.SharedStarts[k + 1]);
            seconds.Clear();
            for (var i = start; i < end; i++)
                seconds[i - start] = terms.Multipliers[(2 * i) + 1];
            Seven(first, second, limit, terms.Multipliers[2 * start], seconds, block);
            block[..(end - start)].CopyTo(values[start..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Seven(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<double> limit,
        double multiplier,
        ReadOnlySpan<double> seconds,
        Span<double> values
    )
    {
        var (a, one) = (TLanes.Broadcast(multiplier), TLanes.Broadcast(1));
        var (b0, b1, b2) = (TLanes.Broadcast(seconds[0]), TLanes.Broadcast(seconds[1]), TLanes.Broadcast(seconds[2]));
        var (b3, b4, b5) = (TLanes.Broadcast(seconds[3]), TLanes.Broadcast(seconds[4]), TLanes.Broadcast(seconds[5]));
        var b6 = TLanes.Broadcast(seconds[6]);
        TVector sum0,
            sum1,
            sum2,
            sum3,
            sum4,
            sum5,
            sum6;
        sum0 = sum1 = sum2 = sum3 = sum4 = sum5 = sum6 = TFold.Start;
        for (var i = 0; i < first.Length; i += TLanes.Count)
        {
            var x = TLanes.Multiply(TLanes.Load(first, i), a);
            var y = TLanes.Load(second, i);
            var bound = TLanes.Load(limit, i);
            sum0 = TFold.Join(sum0, TLanes.Clip(TLanes.MultiplyAdd(y, b0, x), bound));
            sum1 = TFold.Join(sum1, TLanes.Clip(TLanes.MultiplyAdd(y, b1, x), bound));
            sum2 = TFold.Join(sum2, TLanes.Clip(TLanes.MultiplyAdd(y, b2, x), bound));
            sum3 = TFold.Join(sum3, TLanes.Clip(TLanes.MultiplyAdd(y, b3, x), bound));
            sum4 = TFold.JoinByMultiplying(sum4, TLanes.Clip(TLanes.MultiplyAdd(y, b4, x), bound), one);
            sum5 = TFold.JoinByMultiplying(sum5, TLanes.Clip(TLanes.MultiplyAdd(y, b5, x), bound), one);
            sum6 = TFold.JoinByMultiplying(sum6, TLanes.Clip(TLanes.MultiplyAdd(y, b6, x), bound), one);
        }
        (values[0], values[1], values[2]) = (TFold.Close(sum0), TFold.Close(sum1), TFold.Close(sum2));
        (values[3], values[4], values[5]) = (TFold.Close(sum3), TFold.Close(sum4), TFold.Close(sum5));
        values[6] = TFold.Close(sum6);
    }

    /// <summary>Two planes: all eight multipliers stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pair(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<double> limit,
        ReadOnlySpan<double> multipliers,
        Span<double> values
    )
    {
        var (a0, b0) = (TLanes.Broadcast(multipliers[0]), TLanes.Broadcast(multipliers[1]));
        var (a1, b1) = (TLanes.Broadcast(multipliers[2]), TLanes.Broadcast(multipliers[3]));
        var (a2, b2) = (TLanes.Broadcast(multipliers[4]), TLanes.Broadcast(multipliers[5]));
        var (a3, b3) = (TLanes.Broadcast(multipliers[6]), TLanes.Broadcast(multipliers[7]));
        TVector sum0,
            sum1,
            sum2,
            sum3;
        sum0 = sum1 = sum2 = sum3 = TFold.Start;
        for (var i = 0; i < first.Length; i += TLanes.Count)
        {
            var x = TLanes.Load(first, i);
            var y = TLanes.Load(second, i);
            var bound = TLanes.Load(limit, i);
            sum0 = TFold.Join(sum0, TLanes.Clip(TLanes.MultiplyAdd(y, b0, TLanes.Multiply(x, a0)), bound));
            sum1 = TFold.Join(sum1, TLanes.Clip(TLanes.MultiplyAdd(y, b1, TLanes.Multiply(x, a1)), bound));
            sum2 = TFold.Join(sum2, TLanes.Clip(TLanes.MultiplyAdd(y, b2, TLanes.Multiply(x, a2)), bound));
            sum3 = TFold.Join(sum3, TLanes.Clip(TLanes.MultiplyAdd(y, b3, TLanes.Multiply(x, a3)), bound));
        }
        values[0] = TFold.Close(sum0);
        values[1] = TFold.Close(sum1);
        values[2] = TFold.Close(sum2);
        values[3] = TFold.Close(sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Any(
        double[][] planes,
        ReadOnlySpan<double> limit,
        ReadOnlySpan<double> multipliers,
        Span<double> values
    )
    {
        var count = planes.Length;
        TVector sum0,
            sum1,
            sum2,
            sum3;
        sum0 = sum1 = sum2 = sum3 = TFold.Start;
        for (var i = 0; i < limit.Length; i += TLanes.Count)
        {
            TVector pay0,
                pay1,
                pay2,
                pay3;
            pay0 = pay1 = pay2 = pay3 = TLanes.Broadcast(0);
            for (var plane = 0; plane < count; plane++)
            {
                var x = TLanes.Load(planes[plane], i);
                pay0 = TLanes.MultiplyAdd(x, TLanes.Broadcast(multipliers[plane]), pay0);
                pay1 = TLanes.MultiplyAdd(x, TLanes.Broadcast(multipliers[count + plane]), pay1);
                pay2 = TLanes.MultiplyAdd(x, TLanes.Broadcast(multipliers[2 * count + plane]), pay2);
                pay3 = TLanes.MultiplyAdd(x, TLanes.Broadcast(multipliers[3 * count + plane]), pay3);
            }
            var bound = TLanes.Load(limit, i);
            sum0 = TFold.Join(sum0, TLanes.Clip(pay0, bound));
            sum1 = TFold.Join(sum1, TLanes.Clip(pay1, bound));
            sum2 = TFold.Join(sum2, TLanes.Clip(pay2, bound));
            sum3 = TFold.Join(sum3, TLanes.Clip(pay3, bound));
        }
        values[0] = TFold.Close(sum0);
        values[1] = TFold.Close(sum1);
        values[2] = TFold.Close(sum2);
        values[3] = TFold.Close(sum3);
    }
}
