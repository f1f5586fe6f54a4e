using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Core.Numerics.Lanes;

/// <summary>Four doubles at once: AVX2 with fused multiply-add, what most x64 machines have.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<double>>
{
    public static bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ReadOnlySpan<double> source, int index) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, Span<double> target, int index) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)index);

    public static Vector256<double> Broadcast(double value) => Vector256.Create(value);

    public static Vector256<double> Add(Vector256<double> left, Vector256<double> right) => left + right;

    public static Vector256<double> Multiply(Vector256<double> left, Vector256<double> right) => left * right;

    public static Vector256<double> MultiplyAdd(
        Vector256<double> left,
        Vector256<double> right,
        Vector256<double> addend
    ) => Fma.MultiplyAdd(left, right, addend);

    public static Vector256<double> Divide(Vector256<double> left, Vector256<double> right) => left / right;

    public static Vector256<double> SquareRoot(Vector256<double> value) => Vector256.Sqrt(value);

    public static Vector256<double> Max(Vector256<double> left, Vector256<double> right) => Avx.Max(left, right);

    public static Vector256<double> Min(Vector256<double> left, Vector256<double> right) => Avx.Min(left, right);

    public static Vector256<double> Magnitude(Vector256<double> value) => Vector256.Abs(value);

    public static Vector256<double> Clip(Vector256<double> value, Vector256<double> limit) =>
        Avx.Max(Avx.Min(value, limit), -limit);

    public static Vector256<double> IsAtMost(Vector256<double> value, Vector256<double> limit) =>
        Vector256.LessThanOrEqual(value, limit);

    public static Vector256<double> IsAbove(Vector256<double> value, Vector256<double> limit) =>
        Vector256.GreaterThan(value, limit);

    public static Vector256<double> Either(Vector256<double> left, Vector256<double> right) => left | right;

    public static bool IsAnyNegative(Vector256<double> value) => value.ExtractMostSignificantBits() != 0;

    public static Vector256<double> Choose(Vector256<double> mask, Vector256<double> isSet, Vector256<double> isNot) =>
        Vector256.ConditionalSelect(mask, isSet, isNot);

    public static Vector256<double> Keep(Vector256<double> mask, Vector256<double> value) => mask & value;

    public static Vector256<double> AddWhere(Vector256<double> mask, Vector256<double> sum, Vector256<double> value) =>
        sum + (mask & value);

    public static int CountSet(Vector256<double> mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());

    // AVX2 has no compress: one of 16 permutations of 32-bit halves moves the chosen doubles to the front.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Compress(Vector256<double> mask, Vector256<double> value, Span<double> target, int index)
    {
        var toFront = Vector256.Create(ToFront.Slice((int)mask.ExtractMostSignificantBits() * 8));
        Avx2.PermuteVar8x32(value.AsInt32(), toFront)
            .AsDouble()
            .StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)index);
    }

    public static double Sum(Vector256<double> value) => Vector128.Sum(value.GetLower() + value.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(
        double start,
        Vector256<double> v0,
        Vector256<double> v1,
        Vector256<double> v2,
        Vector256<double> v3,
        Vector256<double> v4,
        Vector256<double> v5,
        Vector256<double> v6,
        Vector256<double> v7,
        Span<double> target
    )
    {
        var more = Vector256.Create(start);
        Store(Halves(Avx.HorizontalAdd(v0, v1), Avx.HorizontalAdd(v2, v3)) + more, target, 0);
        Store(Halves(Avx.HorizontalAdd(v4, v5), Avx.HorizontalAdd(v6, v7)) + more, target, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Halves(Vector256<double> left, Vector256<double> right) =>
        Avx.Permute2x128(left, right, 0x20) + Avx.Permute2x128(left, right, 0x31);

    public static double Product(Vector256<double> value)
    {
        var halves = value.GetLower() * value.GetUpper();
        return halves[0] * halves[1];
    }

    public static double Largest(Vector256<double> value)
    {
        var halves = Sse2.Max(value.GetLower(), value.GetUpper());
        return Math.Max(halves[0], halves[1]);
    }

    // Row m names the halves of the doubles whose bit is set in m, lowest first; the rest does not matter.
    // csharpier-ignore
    private static ReadOnlySpan<int> ToFront =>
    [
        0, 0, 0, 0, 0, 0, 0, 0,
        0, 1, 0, 0, 0, 0, 0, 0,
        2, 3, 0, 0, 0, 0, 0, 0,
        0, 1, 2, 3, 0, 0, 0, 0,
        4, 5, 0, 0, 0, 0, 0, 0,
        0, 1, 4, 5, 0, 0, 0, 0,
        2, 3, 4, 5, 0, 0, 0, 0,
        0, 1, 2, 3, 4, 5, 0, 0,
        6, 7, 0, 0, 0, 0, 0, 0,
        0, 1, 6, 7, 0, 0, 0, 0,
        2, 3, 6, 7, 0, 0, 0, 0,
        0, 1, 2, 3, 6, 7, 0, 0,
        4, 5, 6, 7, 0, 0, 0, 0,
        0, 1, 4, 5, 6, 7, 0, 0,
        2, 3, 4, 5, 6, 7, 0, 0,
        0, 1, 2, 3, 4, 5, 6, 7,
    ];
}
