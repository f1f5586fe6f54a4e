namespace Ballast.Core.Scoring;

/// <summary>MPC: how the Alpha of the stake-weighted portfolio changes with a model's stake. Signals paid on it from R1085 to R1362.</summary>
/// <remarks>
/// Source: <c>meta_portfolio_contribution</c> of numerai-tools 0.6: the gradient of centred portfolio weights, scaled to length 1, on the centred target, divided
/// by 50.
/// </remarks>
internal static class MetaPortfolioContribution
{
    private const double Divisor = 50;

    /// <summary>One score a model; none of the arguments misses a value.</summary>
    /// <param name="predictions">One column a model.</param>
    /// <param name="stakes">One a model, none below 0, not all 0.</param>
    /// <param name="neutralizers">One column each.</param>
    /// <param name="sampleWeights">One a row.</param>
    /// <param name="target">One a row.</param>
    public static double[] Compute(
        IReadOnlyList<double[]> predictions,
        IReadOnlyList<double> stakes,
        IReadOnlyList<double[]> neutralizers,
        double[] sampleWeights,
        double[] target
    )
    {
        var centred = Centred.Compute(target);
        double[][] weights =
        [
            .. predictions.Select(p => Centred.Compute(NeutralWeights.Compute(p, neutralizers, sampleWeights))),
        ];
        var portfolio = Centred.Compute(StakeWeightedModel.Compute(weights, stakes));
        var length = Math.Sqrt(Orthogonal.Product(portfolio, portfolio));
        return Array.ConvertAll(
            weights,
            w => Orthogonal.Product(Orthogonal.Compute(w, portfolio), centred) / length / Divisor
        );
    }
}
