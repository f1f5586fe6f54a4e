namespace Ballast.Core.Scoring;

/// <summary>FNC: CORR of the prediction, ranked and as normal quantiles, after neutralising it to the features.</summary>
/// <remarks>
/// Source: <c>feature_neutral_corr</c> of numerai-tools 0.6. Numerai divides the neutral prediction by its spread before CORR, which ranks it and so does not see it.
/// </remarks>
internal static class FeatureNeutralCorr
{
    /// <summary>The score.</summary>
    /// <param name="prediction">One value a row, none missing.</param>
    /// <param name="features">What it is neutralised to.</param>
    /// <param name="target">One value a row; NaN where it is missing.</param>
    /// <param name="topBottom">So many rows with the highest and with the lowest neutral predictions only.</param>
    /// <param name="isTargetRaised">As in <see cref="NumeraiCorr"/>.</param>
    public static ScoringResult<double> Compute(
        double[] prediction,
        Neutralisation features,
        double[] target,
        int? topBottom = null,
        bool isTargetRaised = true
    ) =>
        features
            .Compute(Gaussian.OfValues(prediction))
            .Then(neutral => NumeraiCorr.Compute(neutral, target, topBottom, isTargetRaised));
}
