using Ballast.Core.Numerics;

namespace Ballast.Core.Scoring;

/// <summary>
/// MMC where the other model is the stake-weighted meta model, BMC where it is the benchmark: the mean product of the centred target with what is left of
/// the prediction, ranked and as normal quantiles, orthogonal to the other model, ranked likewise.
/// </summary>
/// <remarks>
/// Source: <c>correlation_contribution</c> of numerai-tools 0.6; docs.numer.ai, scoring, meta model contribution. No 1.5 power. A target within [0, 1] is taken
/// times 4 (buckets 0 to 4), and centred over the rows that are compared, unlike that of CORR.
/// </remarks>
internal static class CorrelationContribution
{
    private const double Buckets = 4;

    /// <summary>The score.</summary>
    /// <param name="prediction">One value a row; NaN where it is missing.</param>
    /// <param name="model">The meta model or the benchmark.</param>
    /// <param name="target">One value a row; NaN where it is missing.</param>
    /// <param name="topBottom">So many rows with the highest and with the lowest orthogonal predictions only.</param>
    public static ScoringResult<double> Compute(
        double[] prediction,
        double[] model,
        double[] target,
        int? topBottom = null
    ) =>
        CompleteRows
            .Find(model, prediction, target)
            .Then(rows =>
            {
                var other = Gaussian.OfValues(CompleteRows.Take(model, rows));
                if (!Variation.Varies(other))
                    return new ScoringRefusal.Constant("meta model or benchmark");
                var own = Orthogonal.Compute(Gaussian.OfValues(CompleteRows.Take(prediction, rows)), other);
                var centred = Centred.Compute(InBuckets(CompleteRows.Take(target, rows)));
                return TopBottom
                    .Find(own, topBottom)
                    .Then<double>(ends =>
                        Orthogonal.Product(CompleteRows.Take(centred, ends), CompleteRows.Take(own, ends)) / ends.Length
                    );
            });

    private static double[] InBuckets(double[] target) =>
        Array.TrueForAll(target, t => t is >= 0 and <= 1) ? Array.ConvertAll(target, t => t * Buckets) : target;
}
