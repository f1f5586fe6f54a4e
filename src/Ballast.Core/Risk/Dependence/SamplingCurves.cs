namespace Ballast.Core.Risk.Dependence;

/// <summary>What chance makes of the correlations of so many models on so many rounds.</summary>
internal sealed class SamplingCurves
{
    private static readonly double[] Truths =
    [
        .. Enumerable.Range(0, 13).Select(i => i / 20.0),
        0.7,
        0.8,
        0.9,
        0.95,
        0.99,
    ];

    /// <summary>Shares of the lowest correlation that all pairs can have at once.</summary>
    private static readonly double[] Opposed = [0.999, 0.97, 0.9, 0.75, 0.6, 0.4, 0.2];

    /// <param name="models">Two or more.</param>
    /// <param name="rounds">Rounds without gaps, two more than the overlap at least.</param>
    /// <param name="overlap">Rounds that share days.</param>
    public SamplingCurves(int models, int rounds, int overlap)
    {
        // The ends need a thousand draws; of very many models each draw tells more, and costs more.
        var draws = new CommonFactorDraws(
            models,
            rounds,
            overlap,
            Math.Clamp(2_000_000 / (models * models), 300, 1000)
        );
        MeanSquare = new SamplingCurve(draws, models, PairStatistic.MeanSquare);
        Mean = new SamplingCurve(draws, models, PairStatistic.Mean);
        foreach (var truth in Opposed.Select(share => -share / (models - 1)).Concat(Truths))
        {
            var (means, squares) = (new double[draws.Count], new double[draws.Count]);
            draws.Sum(truth, means, squares);
            PairStatistic.ToMeans(means, models);
            PairStatistic.ToMeans(squares, models);
            Mean.Add(truth, means);
            if (truth >= 0)
                MeanSquare.Add(truth, squares);
        }
    }

    /// <summary>Of the mean squared correlation.</summary>
    public SamplingCurve MeanSquare { get; }

    /// <summary>Of the mean correlation.</summary>
    public SamplingCurve Mean { get; }

    /// <summary>The lowest true mean correlation that is looked at.</summary>
    public static double Lowest(int models) => -Opposed[0] / (models - 1);
}
