namespace Ballast.Core.Risk.Bootstrap;

/// <summary>How much of a round's variance is its own, and not shared with its neighbours through the days that both span.</summary>
/// <remarks>
/// A round and the next one share all but one of their days, so that of variance v a jump between them has 2 v / overlap; what it has beyond that is
/// the rounds' own. Nothing of it is shared where predictions change from round to round; real daily rounds come to about 0.1.
/// </remarks>
internal static class OwnVarianceShare
{
    private const double Chance = 2;

    /// <summary>Between 0 and 1.</summary>
    /// <param name="returns">None missing.</param>
    /// <param name="deviation">Their sample standard deviation, above 0.</param>
    /// <param name="overlap">Rounds that share days.</param>
    public static double Estimate(ReadOnlySpan<double> returns, double deviation, int overlap)
    {
        if (overlap == 1)
            return 0;
        var squares = 0.0;
        for (var i = 1; i < returns.Length; i++)
            squares += (returns[i] - returns[i - 1]) * (returns[i] - returns[i - 1]);
        // Overlapping rounds hold less spread than they would in the long run: their own mean was taken away.
        var seen = 1 - ((double)overlap / returns.Length);
        var jump = squares / (returns.Length - 1) / (2 * deviation * deviation) * seen;
        var shared = 1.0 / overlap;
        // The squared deviation of n rounds that overlap varies by root(4 overlap / 3 n) of itself: what chance alone may add to the jumps is nothing.
        var chance = Chance * Math.Sqrt(4.0 * overlap / (3 * returns.Length));
        return jump < shared * (1 + chance) ? 0 : Math.Min((jump - shared) / (1 - shared), 1);
    }
}
