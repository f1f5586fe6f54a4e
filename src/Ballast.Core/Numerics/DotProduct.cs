using System.Numerics;
using System.Runtime.InteropServices;

namespace Ballast.Core.Numerics;

/// <summary>The sum of products of two rows, in vectors; equal to the plain sum but for the order of additions.</summary>
internal static class DotProduct
{
    /// <summary>Σ left right.</summary>
    /// <exception cref="ArgumentException">The rows are not of one length.</exception>
    public static double Compute(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException("Both rows are of one length.", nameof(right));
        var ones = MemoryMarshal.Cast<double, Vector<double>>(left);
        var others = MemoryMarshal.Cast<double, Vector<double>>(right);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < ones.Length; i++)
            sums += ones[i] * others[i];
        var sum = Vector.Sum(sums);
        for (var i = ones.Length * Vector<double>.Count; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
