using System.Runtime.InteropServices;
using Ballast.Core.Numerics;

namespace Ballast.Core.Registry;

/// <summary>Ranks of all rows in 128 numbers, from which the correlation of two files for the same ids is estimated.</summary>
/// <remarks>
/// Each number is the sum of the ranks (ties kept, mean 0, length 1) under signs that the ids decide: N. Alon, Y. Matias, M. Szegedy, "The space complexity of
/// approximating the frequency moments" (1996). Two files that differ in any row differ in all of them, and the estimate is the better the more alike two files
/// are: its standard error is (1 - r²) / √(128 (1 + r²)), 0.0025 at 0.98. The correlation is the likeliest one given that both lengths are known to be 1: P. Li,
/// T. Hastie, K. Church, "Improving random projections using marginal information" (COLT 2006).
/// </remarks>
internal static class RankSketch
{
    /// <summary>Numbers in it.</summary>
    public const int Size = SignedSums.Count;

    /// <summary>Bytes in the middle of an id's hash which are its signs; the first ones choose the sample.</summary>
    private const int FirstSign = 16;

    /// <summary>Makes it; null where all predictions are the same.</summary>
    /// <param name="hashes">Of the ids, one after the other.</param>
    /// <param name="ranks">From 1, ties their mean.</param>
    public static string? Write(ReadOnlySpan<byte> hashes, double[] ranks)
    {
        var signs = new byte[ranks.Length * SignedSums.BytesARow];
        for (var i = 0; i < ranks.Length; i++)
            hashes
                .Slice((i * PredictionHash.Size) + FirstSign, SignedSums.BytesARow)
                .CopyTo(signs.AsSpan(i * SignedSums.BytesARow));
        // Twice the rank is whole, so the sums are exact.
        var centred = Array.ConvertAll(ranks, r => (int)(2 * r) - (ranks.Length + 1));
        var squares = 0.0;
        foreach (var value in centred)
            squares += (double)value * value;
        if (squares == 0)
            return null;
        var length = Math.Sqrt(squares);
        var sketch = Array.ConvertAll(SignedSums.Compute(signs, centred), s => (float)(s / length));
        return Convert.ToBase64String(MemoryMarshal.AsBytes(sketch.AsSpan()));
    }

    /// <summary>Reads it back.</summary>
    public static double[] Read(string sketch) =>
        Array.ConvertAll(MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(sketch)).ToArray(), f => (double)f);

    /// <summary>The correlation of the ranks of two files for the same ids.</summary>
    public static double Correlation(double[] left, double[] right)
    {
        const int Most = 50;
        const double Least = 1e-15;
        var product = DotProduct.Compute(left, right) / Size;
        var lengths = (DotProduct.Compute(left, left) + DotProduct.Compute(right, right)) / Size;
        var found = Math.Clamp(2 * product / lengths, -1, 1);
        for (var i = 0; i < Most; i++)
        {
            var value = (((found - product) * found) + lengths - 1) * found - product;
            var slope = (((3 * found) - (2 * product)) * found) + lengths - 1;
            var next = slope <= 0 ? found : Math.Clamp(found - (value / slope), -1, 1);
            if (Math.Abs(next - found) < Least)
                return next;
            found = next;
        }
        return found;
    }

    /// <summary>How much of 1 is missing, where that is little: exact where a difference of two numbers near 1 would not be.</summary>
    public static double Distance(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        return sum / (2 * Size);
    }

    /// <summary>Standard error of <see cref="Correlation"/>.</summary>
    public static double StandardError(double correlation) =>
        (1 - (correlation * correlation)) / Math.Sqrt(Size * (1 + (correlation * correlation)));
}
