using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>The shapes of eight series side by side (<see cref="SeriesTable"/>): the very same bits as <see cref="SeriesShape.Measure"/> of each.</summary>
internal static class SeriesShapes
{
    /// <summary>Measures them.</summary>
    /// <param name="table">Without gaps, of two rounds or more.</param>
    /// <param name="overlap">Rounds that share days.</param>
    /// <param name="room">As large as the table; it is overwritten.</param>
    /// <param name="shapes">The first ones are filled, at most eight.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Measure(ReadOnlySpan<double> table, int overlap, Span<double> room, Span<SeriesShape> shapes)
    {
        const int Width = SeriesTable.Width;
        var n = table.Length / Width;
        var count = n - 1;
        var jumps = room[..(table.Length - Width)];
        Span<double> figures = stackalloc double[4 * Width];
        for (var part = 0; part < Width; part += Vector<double>.Count)
        {
            var mean = Mean(table[part..], n);
            var squares = Vector<double>.Zero;
            var jumpSum = Vector<double>.Zero;
            for (var i = part; i < table.Length; i += Width)
            {
                var apart = SeriesTable.At(table, i) - mean;
                squares += apart * apart;
            }
            for (var i = part; i < jumps.Length; i += Width)
            {
                var jump = Vector.Abs(SeriesTable.At(table, i + Width) - SeriesTable.At(table, i));
                SeriesTable.Set(jump, jumps, i);
                jumpSum += jump;
            }
            var jumpMean = jumpSum / new Vector<double>(count);
            var variance = BlockVariance(table[part..], n, mean, Math.Min(2 * overlap, n));
            var jumpVariance = BlockVariance(jumps[part..], count, jumpMean, SeriesShape.JumpBlock(count));
            SeriesTable.Set(mean, figures, part);
            SeriesTable.Set(squares, figures, Width + part);
            SeriesTable.Set(variance, figures, (2 * Width) + part);
            SeriesTable.Set(jumpVariance / (jumpMean * jumpMean), figures, (3 * Width) + part);
        }
        for (var s = 0; s < shapes.Length; s++)
            shapes[s] = new SeriesShape(
                figures[s],
                Math.Sqrt(figures[Width + s] / (n - 1)),
                Math.Sqrt(figures[(2 * Width) + s] / n),
                Math.Log(figures[(3 * Width) + s])
            );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Mean(ReadOnlySpan<double> table, int count)
    {
        var sum = Vector<double>.Zero;
        for (var t = 0; t < count; t++)
            sum += SeriesTable.At(table, t * SeriesTable.Width);
        return sum / new Vector<double>(count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> BlockVariance(ReadOnlySpan<double> table, int count, Vector<double> mean, int block)
    {
        var sum = Vector<double>.Zero;
        for (var t = 0; t < block; t++)
            sum += SeriesTable.At(table, t * SeriesTable.Width) - mean;
        var squares = Vector<double>.Zero;
        for (var first = 0; first < count; first++)
        {
            squares += sum * sum;
            var next = first + block < count ? first + block : first + block - count;
            sum += SeriesTable.At(table, next * SeriesTable.Width) - SeriesTable.At(table, first * SeriesTable.Width);
        }
        return squares / new Vector<double>(count) / new Vector<double>(block);
    }
}
