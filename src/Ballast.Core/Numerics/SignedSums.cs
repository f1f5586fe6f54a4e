using System.Numerics;
using System.Runtime.InteropServices;

namespace Ballast.Core.Numerics;

/// <summary>Sums of whole numbers under 128 series of signs at once. Whole, so that no order of the rows changes them.</summary>
internal static class SignedSums
{
    /// <summary>Series of signs.</summary>
    public const int Count = 128;

    /// <summary>Bytes of signs a row: a bit each.</summary>
    public const int BytesARow = Count / 8;

    // For each byte its eight bits as 0 or -1: (v ^ -1) - -1 is -v.
    private static readonly int[] Masks =
    [
        .. Enumerable.Range(0, 256 * 8).Select(i => ((i >> 3) >> (i & 7) & 1) == 0 ? 0 : -1),
    ];

    /// <summary>Σ sign value, of each series.</summary>
    /// <param name="signs">The rows one after the other; a set bit is a minus.</param>
    /// <param name="values">One a row, each at most as large as there are rows.</param>
    public static long[] Compute(ReadOnlySpan<byte> signs, ReadOnlySpan<int> values)
    {
        if (signs.Length != values.Length * BytesARow)
            throw new ArgumentException("Each row has 16 bytes of signs.", nameof(signs));
        var sums = new long[Count];
        // So many rows whose sum cannot leave 32 bits.
        var block = Math.Max(1, int.MaxValue / Math.Max(1, values.Length));
        Span<int> part = stackalloc int[Count];
        for (var first = 0; first < values.Length; first += block)
        {
            part.Clear();
            for (var row = first; row < Math.Min(values.Length, first + block); row++)
                Add(signs.Slice(row * BytesARow, BytesARow), values[row], part);
            for (var i = 0; i < Count; i++)
                sums[i] += part[i];
        }
        return sums;
    }

    private static void Add(ReadOnlySpan<byte> signs, int value, Span<int> sums)
    {
        if (Vector<int>.Count > 8)
        {
            for (var i = 0; i < Count; i++)
                sums[i] += (signs[i >> 3] >> (i & 7) & 1) == 0 ? value : -value;
            return;
        }
        var vectors = MemoryMarshal.Cast<int, Vector<int>>(sums);
        ReadOnlySpan<Vector<int>> masks = MemoryMarshal.Cast<int, Vector<int>>(Masks.AsSpan());
        var (spread, width) = (new Vector<int>(value), 8 / Vector<int>.Count);
        for (var i = 0; i < vectors.Length; i++)
        {
            var mask = masks[(signs[i / width] * width) + (i % width)];
            vectors[i] += (spread ^ mask) - mask;
        }
    }
}
