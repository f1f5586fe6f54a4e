namespace Ballast.Core.Scoring;

/// <summary>
/// Portfolio weights of a prediction: ranked, as normal quantiles, to the power of 1.5, less what the weighted neutralizers explain, times the sample weights.
/// </summary>
/// <remarks>
/// Source: <c>generate_neutralized_weights</c> of numerai-tools 0.6. One pass, N (Nᵀ (w s)), which is a projection only where the neutralizers are orthonormal
/// under the sample weights, as Numerai's Signals neutralizers are said to be.
/// </remarks>
internal static class NeutralWeights
{
    /// <summary>The weights, one a row; none of the arguments misses a value.</summary>
    public static double[] Compute(double[] prediction, IReadOnlyList<double[]> neutralizers, double[] sampleWeights)
    {
        var signal = SignedPower.Compute(Gaussian.OfValues(prediction));
        var weighted = Times(signal, sampleWeights);
        foreach (var neutralizer in neutralizers)
        {
            var exposure = Orthogonal.Product(neutralizer, weighted);
            for (var row = 0; row < signal.Length; row++)
                signal[row] -= exposure * neutralizer[row];
        }
        return Times(signal, sampleWeights);
    }

    private static double[] Times(double[] left, double[] right) => [.. left.Select((l, i) => l * right[i])];
}
