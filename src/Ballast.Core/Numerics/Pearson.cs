namespace Ballast.Core.Numerics;

/// <summary>Correlation of two series without gaps.</summary>
internal static class Pearson
{
    /// <summary>Between -1 and 1; NaN below two pairs or where one side does not vary.</summary>
    public static double Compute(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException("Both sides are of one length.", nameof(right));
        if (left.Length < 2 || !Variation.Varies(left) || !Variation.Varies(right))
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

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
