using Ballast.Core.Numerics;

namespace Ballast.Core.Scoring;

/// <summary>
/// CORR: Pearson's correlation of the prediction, ranked with ties kept, as normal quantiles, to the power of 1.5, with the centred target to the
/// power of 1.5.
/// </summary>
/// <remarks>
/// Source: <c>numerai_corr</c> of numerai-tools 0.6; docs.numer.ai, scoring, correlation. The target is centred over all rows that have one, before
/// rows without a prediction are dropped.
/// </remarks>
internal static class NumeraiCorr
{
    // The 1.5 power must leave at least so much of what it is given.
    private const double LeastLikeness = 0.9;

    /// <summary>The score.</summary>
    /// <param name="prediction">One value a row; NaN where it is missing.</param>
    /// <param name="target">One value a row; NaN where it is missing.</param>
    /// <param name="topBottom">So many rows with the highest and with the lowest predictions only.</param>
    /// <param name="isTargetRaised">Whether the target is raised too; not where it is returns.</param>
    public static ScoringResult<double> Compute(
        double[] prediction,
        double[] target,
        int? topBottom = null,
        bool isTargetRaised = true
    )
    {
        var centred = Centred.Compute(target);
        return CompleteRows
            .Find(centred, prediction)
            .Then(rows =>
            {
                var raised = SignedPower.Compute(Gaussian.OfValues(CompleteRows.Take(prediction, rows)));
                return Target(CompleteRows.Take(centred, rows), isTargetRaised)
                    .Then(to => Correlations.Pearson(to, raised, topBottom));
            });
    }

    private static ScoringResult<double[]> Target(double[] centred, bool isRaised)
    {
        if (!isRaised)
            return centred;
        var raised = SignedPower.Compute(centred);
        var likeness = Pearson.Compute(centred, raised);
        return likeness < LeastLikeness ? new ScoringRefusal.PowerDistorts(likeness) : raised;
    }
}
