using Ballast.Core.Numerics;

namespace Ballast.Core.Scoring;

/// <summary>Correlations of a target with a prediction. None takes missing values.</summary>
/// <remarks>Source: <c>pearson_correlation</c>, <c>spearman_correlation</c> and <c>tie_broken_rank_correlation</c> of numerai-tools 0.6.</remarks>
internal static class Correlations
{
    private const string Target = "target";
    private const string Prediction = "prediction";

    /// <summary>Pearson's.</summary>
    /// <param name="target">The target.</param>
    /// <param name="prediction">The prediction.</param>
    /// <param name="topBottom">So many rows with the highest and with the lowest predictions only.</param>
    public static ScoringResult<double> Pearson(double[] target, double[] prediction, int? topBottom = null) =>
        Gap(target, prediction) is { } gap
            ? gap
            : TopBottom
                .Find(prediction, topBottom)
                .Then(rows => OfRows(CompleteRows.Take(target, rows), CompleteRows.Take(prediction, rows)));

    /// <summary>Spearman's: Pearson's of ranks with ties kept on both sides.</summary>
    public static ScoringResult<double> Spearman(double[] target, double[] prediction) =>
        Gap(target, prediction) is { } gap ? gap : OfRows(TieKeptRank.Compute(target), TieKeptRank.Compute(prediction));

    /// <summary>Pearson's of the target itself with ranks of the prediction, ties broken by row: Numerai's CORR of the first years.</summary>
    public static ScoringResult<double> TieBrokenRanks(double[] target, double[] prediction) =>
        Gap(target, prediction) is { } gap ? gap : OfRows(target, TieBrokenRank.Compute(prediction));

    private static ScoringResult<double> OfRows(double[] target, double[] prediction)
    {
        if (!Variation.Varies(prediction))
            return new ScoringRefusal.Constant(Prediction);
        if (!Variation.Varies(target))
            return new ScoringRefusal.Constant(Target);
        return Numerics.Pearson.Compute(target, prediction);
    }

    private static ScoringRefusal.MissingValues? Gap(double[] target, double[] prediction) =>
        target.Count(double.IsNaN) is > 0 and var targets ? new ScoringRefusal.MissingValues(Target, targets)
        : prediction.Count(double.IsNaN) is > 0 and var predictions
            ? new ScoringRefusal.MissingValues(Prediction, predictions)
        : null;
}
