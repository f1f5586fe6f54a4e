namespace Ballast.Core.Scoring;

/// <summary>The feature that a prediction moves with most: a large one says that the prediction is hardly more than that feature.</summary>
/// <param name="Feature">Its place among the features.</param>
/// <param name="Correlation">Pearson's, without its sign.</param>
/// <remarks>Source: <c>max_feature_correlation</c> of numerai-tools 0.6: of the values as they are, not of ranks; features that do not vary are left out.</remarks>
internal readonly record struct MaxFeatureCorrelation(int Feature, double Correlation)
{
    /// <summary>Finds it; of equal ones the first.</summary>
    public static ScoringResult<MaxFeatureCorrelation> Find(
        double[] prediction,
        IReadOnlyList<double[]> features,
        int? topBottom = null
    )
    {
        if (features.Sum(f => f.Count(double.IsNaN)) is > 0 and var missing)
            return new ScoringRefusal.MissingValues("features", missing);
        var found = new ScoringResult<double>[features.Count];
        Parallel.For(
            0,
            features.Count,
            i => found[i] = Correlations.Pearson(features[i], prediction, topBottom).Then<double>(c => Math.Abs(c))
        );
        MaxFeatureCorrelation? most = null;
        for (var i = 0; i < found.Length; i++)
        {
            switch (found[i])
            {
                case ScoringResult<double>.Computed { Value: var value }:
                    if (most is null || value > most.Value.Correlation)
                        most = new MaxFeatureCorrelation(i, value);
                    break;
                case { Refusal: { } refusal and not ScoringRefusal.Constant }:
                    return refusal;
            }
        }
        return most is { } m ? m : new ScoringRefusal.Constant("prediction, or every feature,");
    }
}
