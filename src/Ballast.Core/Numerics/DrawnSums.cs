using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Core.Numerics;

/// <summary>
/// Sums of drawn values of many series at once: all series are drawn at the same places, so that they lie side by side and a draw is read once for
/// all. Each sum is added up by itself in the order of the draws, so every machine, and the plain loop over one series, come to the same bits.
/// </summary>
internal static class DrawnSums
{
    /// <summary>Series at a time. A multiple of four vectors of up to 32 bytes; so many of 1,300 values still lie in the second cache.</summary>
    public const int Series = 16;

    /// <summary>Lays up to <see cref="Series"/> series side by side; what is left is zero.</summary>
    /// <param name="series">Of one length.</param>
    public static double[] SideBySide(ReadOnlySpan<double[]> series)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(series.Length, Series);
        var table = new double[series[0].Length * Series];
        for (var i = 0; i < series.Length; i++)
        {
            var values = series[i];
            for (var t = 0; t < values.Length; t++)
                table[(t * Series) + i] = values[t];
        }
        return table;
    }

    /// <summary>The sums of the values, and of their squares, at the drawn places.</summary>
    /// <param name="table">From <see cref="SideBySide"/>.</param>
    /// <param name="places">Each a place of the series.</param>
    /// <param name="sums">One a series.</param>
    /// <param name="squares">One a series.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(double[] table, ReadOnlySpan<int> places, Span<double> sums, Span<double> squares)
    {
        // Four vectors at once: one sum alone waits for its last addition.
        var width = Vector<double>.Count;
        for (var i = 0; i < Series; i += 4 * width)
        {
            var (s0, s1, s2, s3) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
            var (q0, q1, q2, q3) = (s0, s1, s2, s3);
            foreach (var place in places)
            {
                var values = table.AsSpan((place * Series) + i, 4 * width);
                var v0 = new Vector<double>(values);
                var v1 = new Vector<double>(values[width..]);
                var v2 = new Vector<double>(values[(2 * width)..]);
                var v3 = new Vector<double>(values[(3 * width)..]);
                (s0, s1, s2, s3) = (s0 + v0, s1 + v1, s2 + v2, s3 + v3);
                (q0, q1, q2, q3) = (q0 + (v0 * v0), q1 + (v1 * v1), q2 + (v2 * v2), q3 + (v3 * v3));
            }
            Store(s0, s1, s2, s3, sums[i..]);
            Store(q0, q1, q2, q3, squares[i..]);
        }
    }

    private static void Store(
        Vector<double> v0,
        Vector<double> v1,
        Vector<double> v2,
        Vector<double> v3,
        Span<double> target
    )
    {
        v0.CopyTo(target);
        v1.CopyTo(target[Vector<double>.Count..]);
        v2.CopyTo(target[(2 * Vector<double>.Count)..]);
        v3.CopyTo(target[(3 * Vector<double>.Count)..]);
    }
}
