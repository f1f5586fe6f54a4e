using Ballast.Core.Numerics;
using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Core.Evidence.WalkForward;

/// <summary>The mean of figures whose neighbours rest on the same days, with an interval that knows it.</summary>
/// <remarks>
/// The spread is root(S / n / (1 - q / (3 l))): S the long-run variance with Bartlett weights over blocks of l = 2 q steps, q the steps
/// that share days, and the root for what such blocks miss: autocovariances that fall along a straight line to 0 at q lose the share q / (3 l) of the
/// variance of the mean. The ends lie <see cref="OverlapLevel"/> spreads away. No resampling, so three blocks are enough.
/// </remarks>
internal static class OverlapEstimate
{
    /// <summary>Fewest blocks of steps: below this the spread is guesswork.</summary>
    public const int FewestBlocks = 3;

    /// <summary>Steps that are needed where so many share days.</summary>
    public static int Needed(int overlap) => FewestBlocks * 2 * overlap;

    /// <summary>The mean; missing figures (NaN) are left out.</summary>
    /// <param name="figures">One a step.</param>
    /// <param name="overlap">Steps that share days, 1 where none do.</param>
    /// <param name="roundsPerStep">To say how many more rounds are needed.</param>
    public static Estimate Mean(IReadOnlyList<double> figures, int overlap, int roundsPerStep)
    {
        var values = Gaps.Dropped([.. figures]);
        var missing = Needed(overlap) - values.Length;
        if (missing > 0)
            return Estimate.Without(
                values.Length,
                new Shortage($"{values.Length} steps, and {Needed(overlap)} are needed", missing * roundsPerStep)
            );
        var mean = values.Average();
        var whole = LongRunVariance(values, mean, overlap);
        var spread = Math.Sqrt(whole / values.Length);
        var half = Level(values.Length, overlap, Confidence.NinetyFive) * spread;
        return new Estimate(mean, mean - half, mean + half, values.Length, Effective(values, mean, whole), null)
        {
            HalfOfNinety = Level(values.Length, overlap, Confidence.Ninety) * spread,
        };
    }

    /// <summary>S / (1 - q / (3 l)) of the remarks.</summary>
    /// <param name="values">None missing.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="overlap">How many in a row share days.</param>
    public static double LongRunVariance(double[] values, double mean, int overlap)
    {
        var block = 2 * overlap;
        var variance = Autocovariance.LongRunVariance(values, mean, Math.Min(block, values.Length) - 1);
        return variance / (1 - (overlap / (3.0 * block)));
    }

    /// <summary>The mean of a rate, with Wilson's ends, which stay inside [0, 1] and do not close where every step agrees.</summary>
    /// <param name="figures">Between 0 and 1, one a step.</param>
    /// <param name="overlap">Steps that share days.</param>
    /// <param name="roundsPerStep">To say how many more rounds are needed.</param>
    /// <param name="independent">Steps that share nothing, which stand in place of n. Counted, not estimated, so the level is the normal one.</param>
    /// <remarks>Source: Wilson (1927), Journal of the American Statistical Association 22.</remarks>
    public static Estimate Rate(IReadOnlyList<double> figures, int overlap, int roundsPerStep, double independent)
    {
        var plain = Mean(figures, overlap, roundsPerStep);
        if (!plain.IsKnown)
            return plain;
        var z = FixedB.Critical(0, Confidence.NinetyFive);
        var share = z * z / independent;
        var middle = (plain.Value + (share / 2)) / (1 + share);
        var half = Math.Sqrt(share * ((plain.Value * (1 - plain.Value)) + (share / 4))) / (1 + share);
        return plain with
        {
            Low = Math.Max(middle - half, 0),
            High = Math.Min(middle + half, 1),
            EffectiveSteps = independent,
            HalfOfNinety = double.NaN,
        };
    }

    private static double Level(int steps, int overlap, Confidence confidence) =>
        OverlapLevel.Compute((double)steps / overlap, confidence);

    private static double Effective(double[] values, double mean, double longRun) =>
        longRun > 0
            ? Math.Min(values.Length * Autocovariance.At(values, mean, 0) / longRun, values.Length)
            : values.Length;
}
