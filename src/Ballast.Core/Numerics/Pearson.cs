namespace Ballast.Core.Numerics;

/// <summary>Correlation of two series without gaps.</summary>
internal static class Pearson
{
    /// <summary>Between -1 and 1; NaN below two pairs or where one side does not vary.</summary>
    public static double Of(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException("Both sides are of one length.", nameof(right));
        if (left.Length < 2 || !Varies(left) || !Varies(right))
            return double.NaN;
        var (leftMean, rightMean) = (Mean(left), Mean(right));
        var (products, leftSquares, rightSquares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < left.Length; i++)
        {
            var (x, y) = (left[i] - leftMean, right[i] - rightMean);
            products += x * y;
            leftSquares += x * x;
            rightSquares += y * y;
        }
        return Math.Clamp(products / (Math.Sqrt(leftSquares) * Math.Sqrt(rightSquares)), -1, 1);
    }

    /// <summary>Whether not all values are equal: the sum of squares of a constant need not come out as 0.</summary>
    public static bool Varies(ReadOnlySpan<double> values) => values.ContainsAnyExcept(values[0]);

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
