using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Core.Numerics.Lanes;

/// <summary>Two doubles at once: what every 64-bit Arm machine has. Written without an instruction of one maker, so that it runs on x64 too, where it is tested.</summary>
internal readonly struct Lanes128 : ILanes<Vector128<double>>
{
    // Without the instruction a fused multiply-add is a slow library call.
    public static bool IsSupported => AdvSimd.Arm64.IsSupported || Fma.IsSupported;

    public static int Count => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(ReadOnlySpan<double> source, int index) =>
        Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, Span<double> target, int index) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)index);

    public static Vector128<double> Broadcast(double value) => Vector128.Create(value);

    public static Vector128<double> Add(Vector128<double> left, Vector128<double> right) => left + right;

    public static Vector128<double> Multiply(Vector128<double> left, Vector128<double> right) => left * right;

    public static Vector128<double> MultiplyAdd(
        Vector128<double> left,
        Vector128<double> right,
        Vector128<double> addend
    ) => Vector128.FusedMultiplyAdd(left, right, addend);

    public static Vector128<double> Divide(Vector128<double> left, Vector128<double> right) => left / right;

    public static Vector128<double> SquareRoot(Vector128<double> value) => Vector128.Sqrt(value);

    public static Vector128<double> Max(Vector128<double> left, Vector128<double> right) =>
        Vector128.MaxNative(left, right);

    public static Vector128<double> Min(Vector128<double> left, Vector128<double> right) =>
        Vector128.MinNative(left, right);

    public static Vector128<double> Magnitude(Vector128<double> value) => Vector128.Abs(value);

    public static Vector128<double> Clip(Vector128<double> value, Vector128<double> limit) =>
        Vector128.MaxNative(Vector128.MinNative(value, limit), -limit);

    public static Vector128<double> IsAtMost(Vector128<double> value, Vector128<double> limit) =>
        Vector128.LessThanOrEqual(value, limit);

    public static Vector128<double> IsAbove(Vector128<double> value, Vector128<double> limit) =>
        Vector128.GreaterThan(value, limit);

    public static Vector128<double> Either(Vector128<double> left, Vector128<double> right) => left | right;

    public static bool IsAnyNegative(Vector128<double> value) => value.ExtractMostSignificantBits() != 0;

    public static Vector128<double> Choose(Vector128<double> mask, Vector128<double> isSet, Vector128<double> isNot) =>
        Vector128.ConditionalSelect(mask, isSet, isNot);

    public static Vector128<double> Keep(Vector128<double> mask, Vector128<double> value) => mask & value;

    public static Vector128<double> AddWhere(Vector128<double> mask, Vector128<double> sum, Vector128<double> value) =>
        sum + (mask & value);

    public static int CountSet(Vector128<double> mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());

    // The second one comes to the front where the first is not chosen.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Compress(Vector128<double> mask, Vector128<double> value, Span<double> target, int index)
    {
        var isFirst = Vector128.Shuffle(mask.AsInt64(), Vector128.Create(0L, 0L)).AsDouble();
        var second = Vector128.Shuffle(value, Vector128.Create(1L, 1L));
        Store(Vector128.ConditionalSelect(isFirst, value, second), target, index);
    }

    public static double Sum(Vector128<double> value) => Vector128.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(
        double start,
        Vector128<double> v0,
        Vector128<double> v1,
        Vector128<double> v2,
        Vector128<double> v3,
        Vector128<double> v4,
        Vector128<double> v5,
        Vector128<double> v6,
        Vector128<double> v7,
        Span<double> target
    )
    {
        (target[0], target[1], target[2], target[3]) = (
            start + Sum(v0),
            start + Sum(v1),
            start + Sum(v2),
            start + Sum(v3)
        );
        (target[4], target[5], target[6], target[7]) = (
            start + Sum(v4),
            start + Sum(v5),
            start + Sum(v6),
            start + Sum(v7)
        );
    }

    public static double Product(Vector128<double> value) => value[0] * value[1];

    public static double Largest(Vector128<double> value) => Math.Max(value[0], value[1]);
}
