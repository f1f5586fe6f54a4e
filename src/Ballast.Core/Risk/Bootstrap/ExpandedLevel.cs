using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>How far out in the resampled values the ends of an interval lie, so that it covers what it promises.</summary>
/// <remarks>
/// The plain percentile interval takes 2.5 % on either side and covers 87 % on a year of daily rounds. Two causes, two factors:
/// <list type="number">
/// <item>A few blocks know the spread only roughly. In place of 1.96 stands the critical value of <see cref="FixedB"/>.</item>
/// <item>Cut blocks lose dependence. Returns of rounds that share q days in steps of one day have autocovariances that fall along a
/// straight line to 0 at q; blocks of length l then miss the share q / (3 l) of the variance of the mean, so the spread is divided by
/// root(1 - q / (3 l)).</item>
/// </list>
/// The wider interval is read off at a smaller level instead of being stretched, so that a drawdown's stays above 0 and a rate's
/// inside [0, 1]. Source of that: Hesterberg (2015), "What teachers should know about the bootstrap", American Statistician 69.
/// </remarks>
internal static class ExpandedLevel
{
    /// <summary>The share of resampled values to leave out on either side.</summary>
    public static double Of(int rounds, BootstrapOptions options)
    {
        var fixedB = FixedB.Critical((double)options.Block / rounds, options.Confidence);
        return NormalTail.Above(fixedB / Math.Sqrt(1 - (options.Overlap / (3.0 * options.Block))));
    }
}
