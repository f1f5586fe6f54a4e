using Ballast.Core.Numerics;

namespace Ballast.Core.Registry.Findings;

/// <summary>What the correlations of all pairs of a round do together, in standard deviations of what was foreseen.</summary>
/// <param name="Shift">Their median.</param>
/// <param name="Scale">Their spread about it, at least 1.</param>
internal readonly record struct RoundDrift(double Shift, double Scale)
{
    /// <summary>Pairs, each counted from both sides, from which a round is judged as a whole.</summary>
    private const int LeastPairs = 12;

    private const double OddShift = 3;
    private const double OddScale = 4;

    /// <summary>Whether all move so far that nothing can be said of one of them.</summary>
    public bool IsOdd => Math.Abs(Shift) > OddShift || Scale > OddScale;

    /// <summary>That of a list of distances: half the distance of the quartiles is 0.674 standard deviations of a normal distribution.</summary>
    public static RoundDrift Of(List<double> distances)
    {
        const double Quartile = 0.6745;
        if (distances.Count < LeastPairs)
            return new RoundDrift(0, 1);
        double[] sorted = [.. distances.Order()];
        var (low, middle, high) = (
            Quantile.ComputeSorted(sorted, 0.25),
            Quantile.ComputeSorted(sorted, 0.5),
            Quantile.ComputeSorted(sorted, 0.75)
        );
        return new RoundDrift(middle, Math.Max(1, (high - low) / (2 * Quartile)));
    }
}
