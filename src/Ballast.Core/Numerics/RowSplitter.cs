using System.Runtime.CompilerServices;
using Ballast.Core.Numerics.Lanes;

namespace Ballast.Core.Numerics;

/// <summary>
/// Reads a model's scores once, for all combinations: scales them, drops and counts missing rounds, adds up the calm
/// ones and packs the others into a <see cref="SplitRow"/> small enough for the nearest cache.
/// </summary>
internal static class RowSplitter<TLanes, TVector, TFold>
    where TLanes : ILanes<TVector>
    where TVector : struct
    where TFold : IRoundFold<TVector>
{
    public static void Split(GridTerms terms, int model, SplitRow row)
    {
        row.Begin(terms, model);
        if (terms.WholeRounds > 0)
            Split(terms, model, row, isTail: false);
        if (terms.WholeRounds < terms.Input.Rounds)
            Split(terms, model, row, isTail: true);
    }

    private static void Split(GridTerms terms, int model, SplitRow row, bool isTail)
    {
        // Sliced to one length here, because the loops below do not check the end; and the packed planes have room for
        // every round of the row.
        var rounds = isTail ? TLanes.Count : terms.WholeRounds;
        ReadOnlySpan<double> Scores(int plane) =>
            isTail ? row.TailScores[plane].AsSpan(0, rounds) : terms.Input.Scores(plane, model)[..rounds];
        var factor = (isTail ? row.TailFactor : terms.Factor).AsSpan(0, rounds);
        var limit = (isTail ? row.TailLimit : terms.Limit).AsSpan(0, rounds);

        if (terms.Planes == 2)
        {
            Pair(Scores(0), Scores(1), factor, limit, terms, row);
            return;
        }
        var reach = row.Reach.AsSpan(0, rounds);
        reach.Clear();
        for (var plane = 0; plane < terms.Planes; plane++)
            AddReach(Scores(plane), factor, terms.LargestMultiplier[plane], reach);
        for (var plane = 0; plane < terms.Planes; plane++)
            SplitPlane(Scores(plane), factor, limit, reach, row, plane);
        PackLimit(limit, reach, row);
    }

    /// <summary>Two planes are the everyday case, and one pass over them is half the work of plane after plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pair(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<double> factor,
        ReadOnlySpan<double> limit,
        GridTerms terms,
        SplitRow row
    )
    {
        // While this model is worked on, the next one's scores are fetched: a quarter of the time on a large panel.
        var stride = terms.Input.RowStride;
        var largestFirst = TLanes.Broadcast(terms.LargestMultiplier[0]);
        var largestSecond = TLanes.Broadcast(terms.LargestMultiplier[1]);
        Span<double> packedFirst = row.Packed[0];
        Span<double> packedSecond = row.Packed[1];
        Span<double> packedLimit = row.PackedLimit;
        var packed = row.PackedRounds;
        var calmRounds = 0;
        var sumFirst = TLanes.Broadcast(0);
        var sumSecond = TLanes.Broadcast(0);
        for (var i = 0; i < first.Length; i += TLanes.Count)
        {
            TLanes.Prefetch(first, i + stride);
            TLanes.Prefetch(second, i + stride);
            var scale = TLanes.Load(factor, i);
            var a = TLanes.Multiply(TLanes.Load(first, i), scale);
            var b = TLanes.Multiply(TLanes.Load(second, i), scale);
            var bound = TLanes.Load(limit, i);
            // NaN where either score is missing, which is then neither calm nor packed.
            var reach = TLanes.MultiplyAdd(
                TLanes.Magnitude(b),
                largestSecond,
                TLanes.Multiply(TLanes.Magnitude(a), largestFirst)
            );
            if (TFold.IsLinear)
            {
                var calm = TLanes.IsAtMost(reach, bound);
                sumFirst = TLanes.Add(sumFirst, TLanes.Keep(calm, a));
                sumSecond = TLanes.Add(sumSecond, TLanes.Keep(calm, b));
                calmRounds += TLanes.CountSet(calm);
            }
            var chosen = Chosen(reach, bound);
            var count = TLanes.CountSet(chosen);
            if (count == 0)
                continue;
            TLanes.Compress(chosen, a, packedFirst, packed);
            TLanes.Compress(chosen, b, packedSecond, packed);
            TLanes.Compress(chosen, bound, packedLimit, packed);
            packed += count;
        }
        row.Present += calmRounds + packed - row.PackedRounds;
        row.PackedRounds = packed;
        row.CalmSum[0] += TLanes.Sum(sumFirst);
        row.CalmSum[1] += TLanes.Sum(sumSecond);
    }

    private static void AddReach(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<double> factor,
        double largest,
        Span<double> reach
    )
    {
        var most = TLanes.Broadcast(largest);
        for (var i = 0; i < scores.Length; i += TLanes.Count)
        {
            var scaled = TLanes.Multiply(TLanes.Load(scores, i), TLanes.Load(factor, i));
            var sum = TLanes.MultiplyAdd(TLanes.Magnitude(scaled), most, TLanes.Load(reach, i));
            TLanes.Store(sum, reach, i);
        }
    }

    private static void SplitPlane(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<double> factor,
        ReadOnlySpan<double> limit,
        ReadOnlySpan<double> reach,
        SplitRow row,
        int plane
    )
    {
        Span<double> target = row.Packed[plane];
        var packed = row.PackedRounds;
        var sum = TLanes.Broadcast(0);
        for (var i = 0; i < scores.Length; i += TLanes.Count)
        {
            var scaled = TLanes.Multiply(TLanes.Load(scores, i), TLanes.Load(factor, i));
            var most = TLanes.Load(reach, i);
            var bound = TLanes.Load(limit, i);
            if (TFold.IsLinear)
                sum = TLanes.Add(sum, TLanes.Keep(TLanes.IsAtMost(most, bound), scaled));
            var chosen = Chosen(most, bound);
            TLanes.Compress(chosen, scaled, target, packed);
            packed += TLanes.CountSet(chosen);
        }
        row.CalmSum[plane] += TLanes.Sum(sum);
    }

    /// <summary>Comes last, because it moves the row's counts on.</summary>
    private static void PackLimit(ReadOnlySpan<double> limit, ReadOnlySpan<double> reach, SplitRow row)
    {
        Span<double> target = row.PackedLimit;
        for (var i = 0; i < limit.Length; i += TLanes.Count)
        {
            var most = TLanes.Load(reach, i);
            var bound = TLanes.Load(limit, i);
            if (TFold.IsLinear)
                row.Present += TLanes.CountSet(TLanes.IsAtMost(most, bound));
            var chosen = Chosen(most, bound);
            TLanes.Compress(chosen, bound, target, row.PackedRounds);
            row.PackedRounds += TLanes.CountSet(chosen);
            row.Present += TLanes.CountSet(chosen);
        }
    }

    /// <summary>The rounds to pack: those that may clip or, where nothing adds up beforehand, all present ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Chosen(TVector reach, TVector limit) =>
        TLanes.IsAbove(reach, TFold.IsLinear ? limit : TLanes.Broadcast(-1));
}
