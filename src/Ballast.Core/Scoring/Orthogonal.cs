namespace Ballast.Core.Scoring;

/// <summary>What of a vector does not point along another one: v - u (v.u) / (u.u).</summary>
/// <remarks>Source: <c>orthogonalize</c> of numerai-tools 0.6.</remarks>
internal static class Orthogonal
{
    /// <summary>The rest of a vector.</summary>
    /// <param name="vector">What is made orthogonal.</param>
    /// <param name="to">To what.</param>
    public static double[] Compute(double[] vector, double[] to)
    {
        var share = Product(vector, to) / Product(to, to);
        return [.. vector.Select((v, i) => v - (share * to[i]))];
    }

    /// <summary>The inner product.</summary>
    public static double Product(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
