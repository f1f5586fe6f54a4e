using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ballast.Core.Numerics;

/// <summary>
/// Eight series of one length side by side: value t of series s stands at 8 t + s. What is done to one is done to all of them in the same instruction, each in
/// its own order of additions, so that every machine, and a plain loop over one series, come to the same bits.
/// </summary>
internal static class SeriesTable
{
    /// <summary>Series side by side: a multiple of every vector of up to 64 bytes.</summary>
    public const int Width = 8;

    /// <summary>Lays a series into its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Put(ReadOnlySpan<double> series, int place, Span<double> table)
    {
        for (var t = 0; t < series.Length; t++)
            table[(t * Width) + place] = series[t];
    }

    /// <summary>Copies a series out of its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Take(ReadOnlySpan<double> table, int place, Span<double> series)
    {
        for (var t = 0; t < series.Length; t++)
            series[t] = table[(t * Width) + place];
    }

    /// <summary>Values of a table as a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> At(ReadOnlySpan<double> table, int index) =>
        Vector.LoadUnsafe(ref MemoryMarshal.GetReference(table), (nuint)index);

    /// <summary>Writes a vector into a table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(Vector<double> value, Span<double> table, int index) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(table), (nuint)index);

    /// <summary>Puts each series into ascending order; none has NaN.</summary>
    /// <remarks>
    /// Batcher's merge exchange: which places are compared does not depend on the values, so all series are sorted by the same steps.
    /// Source: Knuth, "The Art of Computer Programming", volume 3, 5.2.2, algorithm M.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(Span<double> table)
    {
        var count = table.Length / Width;
        if (count < 2)
            return;
        var top = 1 << BitOperations.Log2((uint)(count - 1));
        for (var p = top; p > 0; p >>= 1)
        {
            var (q, begin, distance) = (top, 0, p);
            while (true)
            {
                for (var run = begin; run < count - distance; run += 2 * p)
                    Exchange(table, run * Width, Math.Min(run + p, count - distance) * Width, distance * Width);
                if (q == p)
                    break;
                (distance, q, begin) = (q - p, q / 2, p);
            }
        }
    }

    /// <summary>The smaller value to the front, the larger one behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(Span<double> table, int from, int to, int distance)
    {
        for (var i = from; i < to; i += Vector<double>.Count)
        {
            var (front, behind) = (At(table, i), At(table, i + distance));
            var isInOrder = Vector.LessThanOrEqual(front, behind);
            Set(Vector.ConditionalSelect(isInOrder, front, behind), table, i);
            Set(Vector.ConditionalSelect(isInOrder, behind, front), table, i + distance);
        }
    }
}
