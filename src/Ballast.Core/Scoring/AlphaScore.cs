namespace Ballast.Core.Scoring;

/// <summary>Alpha: what the neutral weights of a prediction earn on the centred target, a row. Signals paid on it from R1085 to R1362.</summary>
/// <remarks>Source: <c>alpha</c> of numerai-tools 0.6.</remarks>
internal static class AlphaScore
{
    /// <summary>The score; none of the arguments misses a value.</summary>
    public static double Compute(
        double[] prediction,
        IReadOnlyList<double[]> neutralizers,
        double[] sampleWeights,
        double[] target
    ) =>
        Orthogonal.Product(NeutralWeights.Compute(prediction, neutralizers, sampleWeights), Centred.Compute(target))
        / target.Length;
}
