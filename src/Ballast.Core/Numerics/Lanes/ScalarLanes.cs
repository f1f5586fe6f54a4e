using System.Runtime.CompilerServices;

namespace Ballast.Core.Numerics.Lanes;

/// <summary>One double at a time, for machines without AVX2.</summary>
internal readonly struct ScalarLanes : ILanes<double>
{
    private static readonly double AllOnes = BitConverter.Int64BitsToDouble(-1);

    public static bool IsSupported => true;

    public static int Count => 1;

    public static double Load(ReadOnlySpan<double> source, int index) => source[index];

    public static void Store(double value, Span<double> target, int index) => target[index] = value;

    public static double Broadcast(double value) => value;

    public static double Add(double left, double right) => left + right;

    public static double Multiply(double left, double right) => left * right;

    // Not fused: without the instruction a fused multiply-add is a slow library call.
    public static double MultiplyAdd(double left, double right, double addend) => left * right + addend;

    public static double Divide(double left, double right) => left / right;

    public static double SquareRoot(double value) => Math.Sqrt(value);

    public static double Max(double left, double right) => left > right ? left : right;

    public static double Min(double left, double right) => left < right ? left : right;

    public static double Magnitude(double value) => Math.Abs(value);

    public static double Clip(double value, double limit) =>
        value > limit ? limit
        : value < -limit ? -limit
        : value;

    public static double IsAtMost(double value, double limit) => value <= limit ? AllOnes : 0;

    public static double IsAbove(double value, double limit) => value > limit ? AllOnes : 0;

    public static double Either(double left, double right) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(left) | BitConverter.DoubleToInt64Bits(right));

    public static bool IsAnyNegative(double value) => double.IsNegative(value);

    public static double Choose(double mask, double isSet, double isNot) => CountSet(mask) != 0 ? isSet : isNot;

    public static double Keep(double mask, double value) => CountSet(mask) != 0 ? value : 0;

    public static double AddWhere(double mask, double sum, double value) => CountSet(mask) != 0 ? sum + value : sum;

    public static int CountSet(double mask) => (int)((ulong)BitConverter.DoubleToInt64Bits(mask) >> 63);

    public static void Compress(double mask, double value, Span<double> target, int index) => target[index] = value;

    public static double Sum(double value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(
        double start,
        double v0,
        double v1,
        double v2,
        double v3,
        double v4,
        double v5,
        double v6,
        double v7,
        Span<double> target
    )
    {
        (target[0], target[1], target[2], target[3]) = (start + v0, start + v1, start + v2, start + v3);
        (target[4], target[5], target[6], target[7]) = (start + v4, start + v5, start + v6, start + v7);
    }

    public static double Product(double value) => value;

    public static double Largest(double value) => value;
}
