using Ballast.Core.Numerics;
using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Evidence.WalkForward;

/// <summary>Whether a mean is shown to lie so near to 0 that it may be called none: two one-sided tests, each at 5 %.</summary>
/// <remarks>
/// An interval that holds 0 shows nothing of the kind: it may hold a large gain as well. Both one-sided tests reject where the 90 % interval, which
/// knows of overlapping rounds, lies wholly within the margin. Source: Schuirmann (1987), "A comparison of the two one-sided tests procedure
/// and the power approach for assessing the equivalence of average bioavailability", Journal of Pharmacokinetics and Biopharmaceutics 15.
/// </remarks>
internal static class EquivalenceTest
{
    /// <summary>Level of each of the two tests, and so the chance of calling a difference as large as the margin none.</summary>
    public const double Level = 0.05;

    /// <summary>The margin in deviations of a model's value in one round.</summary>
    public const double MarginInDeviations = 0.1;

    private const double Middle = 0.5;

    /// <summary>Whether the mean is shown to lie within the margin on either side of 0; false without an interval or a margin.</summary>
    public static bool Holds(Estimate estimate, double margin)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return Math.Abs(estimate.Value) + estimate.HalfOfNinety < margin;
    }

    /// <summary>The margin for a panel: <see cref="MarginInDeviations"/> of the median deviation of its models; NaN where none varies.</summary>
    internal static double MarginOf(IEnumerable<double[]> models)
    {
        var volatility = new Volatility();
        double[] deviations = [.. models.Select(m => volatility.Compute(m)).Where(d => d > 0)];
        return deviations.Length == 0 ? double.NaN : MarginInDeviations * Quantile.Compute(deviations, Middle);
    }
}
