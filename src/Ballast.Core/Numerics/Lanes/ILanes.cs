using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Core.Numerics.Lanes;

/// <summary>
/// The few operations the kernels need, over as many doubles at once as a machine register holds. A kernel is written
/// once against this; the compiler makes one copy of it a width, with every call inlined.
/// </summary>
/// <remarks>
/// Loads and stores are not checked against the end of the span, which was measured to save 5 to 10 % of the payout
/// grid: whoever loops checks the lengths once, before.
/// </remarks>
/// <typeparam name="TVector">The register: a vector of doubles, or a double.</typeparam>
internal interface ILanes<TVector>
    where TVector : struct
{
    static abstract bool IsSupported { get; }

    /// <summary>Doubles in a vector.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(ReadOnlySpan<double> source, int index);

    /// <summary>
    /// Asks for a place that will be read soon to be brought near. It may lie behind the end: nothing is read, hence a
    /// pointer and no check.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual unsafe void Prefetch(ReadOnlySpan<double> source, int index)
    {
        if (Sse.IsSupported)
            Sse.Prefetch1((double*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(source)) + index);
    }

    static abstract void Store(TVector value, Span<double> target, int index);

    static abstract TVector Broadcast(double value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract TVector Divide(TVector left, TVector right);

    static abstract TVector SquareRoot(TVector value);

    /// <summary>The larger of two; which one where either is NaN depends on the width.</summary>
    static abstract TVector Max(TVector left, TVector right);

    /// <summary>The smaller of two; which one where either is NaN depends on the width.</summary>
    static abstract TVector Min(TVector left, TVector right);

    static abstract TVector Magnitude(TVector value);

    /// <summary>Limits each value to [-limit, +limit]; the limit is not negative.</summary>
    static abstract TVector Clip(TVector value, TVector limit);

    /// <summary>A mask, all ones where value is at most the limit; not where either is NaN.</summary>
    static abstract TVector IsAtMost(TVector value, TVector limit);

    /// <summary>A mask, all ones where value is above the limit; not where either is NaN.</summary>
    static abstract TVector IsAbove(TVector value, TVector limit);

    /// <summary>The bits of both together: below zero, by its sign, where either is.</summary>
    static abstract TVector Either(TVector left, TVector right);

    /// <summary>Whether any value has the sign of those below zero.</summary>
    static abstract bool IsAnyNegative(TVector value);

    /// <summary>The first where the mask is set, the second elsewhere.</summary>
    static abstract TVector Choose(TVector mask, TVector isSet, TVector isNot);

    /// <summary>The value where the mask is set, zero elsewhere.</summary>
    static abstract TVector Keep(TVector mask, TVector value);

    /// <summary>The sum and the value where the mask is set, the sum elsewhere.</summary>
    static abstract TVector AddWhere(TVector mask, TVector sum, TVector value);

    static abstract int CountSet(TVector mask);

    /// <summary>
    /// Writes the values whose mask is set one after the other. A whole vector may be written: what lies behind the
    /// chosen ones is to be overwritten.
    /// </summary>
    static abstract void Compress(TVector mask, TVector value, Span<double> target, int index);

    static abstract double Sum(TVector value);

    /// <summary>The sums of eight vectors, one after the other, each with something added.</summary>
    static abstract void StoreSums(
        double start,
        TVector v0,
        TVector v1,
        TVector v2,
        TVector v3,
        TVector v4,
        TVector v5,
        TVector v6,
        TVector v7,
        Span<double> target
    );

    static abstract double Product(TVector value);

    /// <summary>The largest of the values, none of which is NaN.</summary>
    static abstract double Largest(TVector value);
}
