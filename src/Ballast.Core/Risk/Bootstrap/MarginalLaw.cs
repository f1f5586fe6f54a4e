namespace Ballast.Core.Risk.Bootstrap;

/// <summary>How single rounds of one kind of days are spread, as points of equal weight: any measure that does not ask for the order of rounds has its true value on them.</summary>
internal static class MarginalLaw
{
    /// <summary>Points of a law.</summary>
    public const int Points = 400;

    /// <summary>Ascending points of mean 0 and deviation 1 (divisor n - 1), each the mean of as many drawn rounds.</summary>
    /// <param name="drawn">Independent rounds; sorted in place.</param>
    public static double[] Compute(double[] drawn)
    {
        Array.Sort(drawn);
        var points = new double[Points];
        for (var i = 0; i < Points; i++)
        {
            var (from, to) = ((int)((long)i * drawn.Length / Points), (int)((long)(i + 1) * drawn.Length / Points));
            for (var k = from; k < to; k++)
                points[i] += drawn[k] / (to - from);
        }
        // Kinds are symmetric; what is left of a lean is chance.
        for (var i = 0; i < Points / 2; i++)
        {
            var size = (points[Points - 1 - i] - points[i]) / 2;
            (points[i], points[Points - 1 - i]) = (-size, size);
        }
        var deviation = Math.Sqrt(points.Sum(p => p * p) / (Points - 1));
        return [.. points.Select(p => p / deviation)];
    }
}
