using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Core.Numerics.Lanes;

/// <summary>Eight doubles at once: AVX-512 with its compress and range instructions.</summary>
internal readonly struct Lanes512 : ILanes<Vector512<double>>
{
    // "Minimum by magnitude, sign of the first": clips to both sides of a limit in one instruction.
    private const byte SmallerMagnitude = 0b0010;

    public static bool IsSupported => Avx512F.IsSupported && Avx512DQ.IsSupported;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ReadOnlySpan<double> source, int index) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, Span<double> target, int index) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)index);

    public static Vector512<double> Broadcast(double value) => Vector512.Create(value);

    public static Vector512<double> Add(Vector512<double> left, Vector512<double> right) => left + right;

    public static Vector512<double> Multiply(Vector512<double> left, Vector512<double> right) => left * right;

    public static Vector512<double> MultiplyAdd(
        Vector512<double> left,
        Vector512<double> right,
        Vector512<double> addend
    ) => Vector512.FusedMultiplyAdd(left, right, addend);

    public static Vector512<double> Divide(Vector512<double> left, Vector512<double> right) => left / right;

    public static Vector512<double> SquareRoot(Vector512<double> value) => Vector512.Sqrt(value);

    public static Vector512<double> Max(Vector512<double> left, Vector512<double> right) => Avx512F.Max(left, right);

    public static Vector512<double> Min(Vector512<double> left, Vector512<double> right) => Avx512F.Min(left, right);

    public static Vector512<double> Magnitude(Vector512<double> value) => Vector512.Abs(value);

    public static Vector512<double> Clip(Vector512<double> value, Vector512<double> limit) =>
        Avx512DQ.Range(value, limit, SmallerMagnitude);

    public static Vector512<double> IsAtMost(Vector512<double> value, Vector512<double> limit) =>
        Vector512.LessThanOrEqual(value, limit);

    public static Vector512<double> IsAbove(Vector512<double> value, Vector512<double> limit) =>
        Vector512.GreaterThan(value, limit);

    public static Vector512<double> Either(Vector512<double> left, Vector512<double> right) => left | right;

    public static bool IsAnyNegative(Vector512<double> value) => value.ExtractMostSignificantBits() != 0;

    public static Vector512<double> Choose(Vector512<double> mask, Vector512<double> isSet, Vector512<double> isNot) =>
        Vector512.ConditionalSelect(mask, isSet, isNot);

    public static Vector512<double> Keep(Vector512<double> mask, Vector512<double> value) => mask & value;

    public static Vector512<double> AddWhere(Vector512<double> mask, Vector512<double> sum, Vector512<double> value) =>
        Vector512.ConditionalSelect(mask, sum + value, sum);

    public static int CountSet(Vector512<double> mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Compress(Vector512<double> mask, Vector512<double> value, Span<double> target, int index) =>
        Avx512F
            .Compress(Vector512<double>.Zero, mask, value)
            .StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)index);

    // By halves: a third of the instructions of Vector512.Sum, which keeps the order of the lanes.
    public static double Sum(Vector512<double> value) => Lanes256.Sum(value.GetLower() + value.GetUpper());

    // Neighbours are added in pairs of vectors, then quarters: a third of the instructions of eight sums.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(
        double start,
        Vector512<double> v0,
        Vector512<double> v1,
        Vector512<double> v2,
        Vector512<double> v3,
        Vector512<double> v4,
        Vector512<double> v5,
        Vector512<double> v6,
        Vector512<double> v7,
        Span<double> target
    )
    {
        var left = Quarters(Neighbours(v0, v1), Neighbours(v2, v3));
        var right = Quarters(Neighbours(v4, v5), Neighbours(v6, v7));
        Store(Quarters(left, right) + Vector512.Create(start), target, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Neighbours(Vector512<double> left, Vector512<double> right) =>
        Avx512F.UnpackLow(left, right) + Avx512F.UnpackHigh(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Quarters(Vector512<double> left, Vector512<double> right) =>
        Avx512F.Shuffle4x128(left, right, 0b10_00_10_00) + Avx512F.Shuffle4x128(left, right, 0b11_01_11_01);

    public static double Product(Vector512<double> value) => Lanes256.Product(value.GetLower() * value.GetUpper());

    public static double Largest(Vector512<double> value) =>
        Lanes256.Largest(Avx.Max(value.GetLower(), value.GetUpper()));
}
