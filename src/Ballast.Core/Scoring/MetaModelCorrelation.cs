namespace Ballast.Core.Scoring;

/// <summary>
/// CWMM: how alike a prediction and the meta model are, both ranked with ties kept and as normal quantiles. Known on the first scoring day, because it
/// needs no target.
/// </summary>
internal static class MetaModelCorrelation
{
    /// <summary>The correlation.</summary>
    /// <param name="prediction">One value a row; NaN where it is missing.</param>
    /// <param name="metaModel">One value a row; NaN where it is missing.</param>
    public static ScoringResult<double> Compute(double[] prediction, double[] metaModel) =>
        CompleteRows
            .Find(metaModel, prediction)
            .Then(rows =>
                Correlations.Pearson(
                    Gaussian.OfValues(CompleteRows.Take(metaModel, rows)),
                    Gaussian.OfValues(CompleteRows.Take(prediction, rows))
                )
            );
}
