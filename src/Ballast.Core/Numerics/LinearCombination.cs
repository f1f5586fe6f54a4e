using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ballast.Core.Numerics;

/// <summary>
/// A sum of scaled rows, in vectors. Each element is added up by itself in the order of the rows, product and sum rounded one
/// after the other, so every machine comes to the same bits.
/// </summary>
internal static class LinearCombination
{
    private const int AtATime = 4;

    /// <summary>Adds Σ factor row to the target.</summary>
    /// <param name="factors">One a row.</param>
    /// <param name="rows">Each at least as long as the target.</param>
    /// <param name="target">What is added to.</param>
    /// <exception cref="ArgumentException">There are fewer rows than factors, or a row is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<double> factors, ReadOnlySpan<double[]> rows, Span<double> target)
    {
        var row = 0;
        for (; row + AtATime <= factors.Length; row += AtATime)
            AddFour(factors.Slice(row, AtATime), rows.Slice(row, AtATime), target);
        for (; row < factors.Length; row++)
            AddOne(factors[row], rows[row].AsSpan(0, target.Length), target);
    }

    /// <summary>Adds factor x row to the target.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddOne(double factor, ReadOnlySpan<double> row, Span<double> target)
    {
        if (row.Length != target.Length)
            throw new ArgumentException("Row and target are of one length.", nameof(row));
        var spread = new Vector<double>(factor);
        ref var first = ref MemoryMarshal.GetReference(row);
        ref var sums = ref MemoryMarshal.GetReference(target);
        nuint i = 0;
        for (; i + (nuint)Vector<double>.Count <= (nuint)target.Length; i += (nuint)Vector<double>.Count)
            (Vector.LoadUnsafe(ref sums, i) + (spread * Vector.LoadUnsafe(ref first, i))).StoreUnsafe(ref sums, i);
        for (var rest = (int)i; rest < target.Length; rest++)
            target[rest] += factor * row[rest];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(ReadOnlySpan<double> factors, ReadOnlySpan<double[]> rows, Span<double> target)
    {
        var (a, b, c, d) = (rows[0], rows[1], rows[2], rows[3]);
        if (Math.Min(Math.Min(a.Length, b.Length), Math.Min(c.Length, d.Length)) < target.Length)
            throw new ArgumentException("A row is shorter than the target.", nameof(rows));
        var (p, q) = (new Vector<double>(factors[0]), new Vector<double>(factors[1]));
        var (r, s) = (new Vector<double>(factors[2]), new Vector<double>(factors[3]));
        ref var first = ref MemoryMarshal.GetArrayDataReference(a);
        ref var second = ref MemoryMarshal.GetArrayDataReference(b);
        ref var third = ref MemoryMarshal.GetArrayDataReference(c);
        ref var fourth = ref MemoryMarshal.GetArrayDataReference(d);
        ref var sums = ref MemoryMarshal.GetReference(target);
        nuint i = 0;
        for (; i + (nuint)Vector<double>.Count <= (nuint)target.Length; i += (nuint)Vector<double>.Count)
        {
            var sum = Vector.LoadUnsafe(ref sums, i) + (p * Vector.LoadUnsafe(ref first, i));
            sum += q * Vector.LoadUnsafe(ref second, i);
            sum += r * Vector.LoadUnsafe(ref third, i);
            sum += s * Vector.LoadUnsafe(ref fourth, i);
            sum.StoreUnsafe(ref sums, i);
        }
        for (var rest = (int)i; rest < target.Length; rest++)
        {
            var sum = target[rest] + (factors[0] * a[rest]);
            sum += factors[1] * b[rest];
            sum += factors[2] * c[rest];
            target[rest] = sum + (factors[3] * d[rest]);
        }
    }
}
