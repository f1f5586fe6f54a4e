namespace Ballast.Core.Scoring;

/// <summary>A meta model: predictions weighted with the stakes behind them.</summary>
/// <remarks>
/// Source: <c>stake_weight</c> of numerai-tools 0.6, which is given ranks with ties kept. A missing prediction adds nothing there, as if it were 0; the divisor
/// is the sum of all stakes.
/// </remarks>
internal static class StakeWeightedModel
{
    /// <summary>The weighted mean.</summary>
    /// <param name="predictions">One column a model, ranked.</param>
    /// <param name="stakes">One a model, none below 0, not all 0.</param>
    public static double[] Compute(IReadOnlyList<double[]> predictions, IReadOnlyList<double> stakes)
    {
        if (predictions.Count != stakes.Count)
            throw new ArgumentException("One stake for each model.", nameof(stakes));
        var total = stakes.Sum();
        if (!(total > 0) || stakes.Any(s => s < 0))
            throw new ArgumentException("Stakes are not below 0, and not all 0.", nameof(stakes));
        var mean = new double[predictions[0].Length];
        for (var model = 0; model < predictions.Count; model++)
        {
            var values = predictions[model];
            for (var row = 0; row < mean.Length; row++)
                mean[row] += double.IsNaN(values[row]) ? 0 : values[row] * stakes[model];
        }
        return Array.ConvertAll(mean, m => m / total);
    }
}
