namespace Ballast.Core.Risk.Bootstrap;

/// <summary>Critical values of a mean whose spread was estimated from blocks that are a fixed share b of the series.</summary>
/// <remarks>
/// A few blocks know the spread only roughly, so the normal 1.96 is too small. Source: Kiefer and Vogelsang (2005), Econometric Theory 21,
/// table 1, Bartlett weights (which circular blocks have); Shao and Politis (2013), "Fixed-b subsampling and the block bootstrap".
/// </remarks>
internal static class FixedB
{
    /// <summary>The two-sided critical value; the normal one at b = 0.</summary>
    public static double Critical(double b, Confidence confidence) =>
        confidence switch
        {
            Confidence.Ninety => 1.6449 + (b * (2.1859 + (b * (0.3142 - (b * 0.3427))))),
            Confidence.NinetyFive => 1.9600 + (b * (2.9694 + (b * (0.4160 - (b * 0.5324))))),
            _ => throw new ArgumentOutOfRangeException(nameof(confidence)),
        };
}
