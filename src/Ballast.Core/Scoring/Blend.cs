namespace Ballast.Core.Scoring;

/// <summary>What is averaged where predictions are blended.</summary>
internal enum BlendKind
{
    /// <summary>Percentile ranks with ties kept: each model counts by its weight, however it spreads its values.</summary>
    Rank,

    /// <summary>The values as they are: one that spreads more counts for more.</summary>
    Raw,

    /// <summary>Normal quantiles of the ranks: tails count for more.</summary>
    Gaussian,
}

/// <summary>One prediction made of several: their weighted mean. A row in which one of them is missing has none.</summary>
internal static class Blend
{
    /// <summary>The blend.</summary>
    /// <param name="predictions">One column each, of one length.</param>
    /// <param name="weights">One each; they are divided by their sum.</param>
    /// <param name="kind">What is averaged.</param>
    public static double[] Compute(
        IReadOnlyList<double[]> predictions,
        IReadOnlyList<double> weights,
        BlendKind kind = BlendKind.Rank
    )
    {
        if (predictions.Count != weights.Count)
            throw new ArgumentException("One weight for each prediction.", nameof(weights));
        var total = weights.Sum();
        var blend = new double[predictions[0].Length];
        for (var model = 0; model < predictions.Count; model++)
        {
            var (values, weight) = (Scaled(predictions[model], kind), weights[model] / total);
            for (var row = 0; row < blend.Length; row++)
                blend[row] += weight * values[row];
        }
        return blend;
    }

    private static double[] Scaled(double[] prediction, BlendKind kind) =>
        kind switch
        {
            BlendKind.Rank => TieKeptRank.Compute(prediction),
            BlendKind.Raw => prediction,
            BlendKind.Gaussian => Gaussian.OfValues(prediction),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
