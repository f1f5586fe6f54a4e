namespace Ballast.Core.Evidence.Walking;

/// <summary>How many of its own spreads the mean of overlapping figures may lie from the truth, 95 times of 100.</summary>
/// <remarks>
/// The spread of few figures that share days is known only roughly, and comes out too small: at six independent ones the limit of Kiefer and Vogelsang
/// (2005), 2.98, holds 91.5 %. These levels were simulated for 6 to 80 independent figures (30,000 series each, numpy 1.24) of two kinds: sums of q
/// days, and sums of sums, as the steps of a walk are. They need 3.62 and 3.30 at six, 2.60 and 2.43 at 12.5; what stands here lies between the two, so
/// that either is held 94 to 96 %.
/// </remarks>
internal static class OverlapLevel
{
    /// <summary>The level, for a spread with Bartlett weights over 2 q figures that was made good for what they miss.</summary>
    /// <param name="independent">Figures / q, 6 or more.</param>
    public static double NinetyFive(double independent) => 1.96 + (5.2 / independent) + (22 / (independent * independent));
}
