using Ballast.Core.Numerics;
using Ballast.Core.Scoring;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>One way of staking in one era.</summary>
internal readonly record struct SideOfEra(double Corr, double Mmc, double Payout, bool IsClipped)
{
    public static SideOfEra operator -(SideOfEra left, SideOfEra right) =>
        new(left.Corr - right.Corr, left.Mmc - right.Mmc, left.Payout - right.Payout, false);
}

/// <summary>Blend, split and each model in one era, on the rows that all predictions have.</summary>
internal sealed record EnsembleEra(
    SideOfEra Blend,
    SideOfEra Split,
    IReadOnlyList<SideOfEra> Models,
    double DiversificationRatio,
    int Rows
)
{
    /// <summary>Scores an era.</summary>
    /// <param name="target">One value a row.</param>
    /// <param name="meta">The meta model; null without.</param>
    /// <param name="predictions">One column each.</param>
    /// <param name="shares">Of the stake; they add up to 1.</param>
    /// <param name="kind">What is averaged.</param>
    /// <param name="paid">How it is paid; null where it is not.</param>
    public static ScoringResult<EnsembleEra> Compute(
        double[] target,
        double[]? meta,
        IReadOnlyList<double[]> predictions,
        IReadOnlyList<double> shares,
        BlendKind kind,
        PaidScore? paid
    )
    {
        var common = Together(predictions);
        var sides = new List<SideOfEra>();
        foreach (var prediction in common.Append(Scoring.Blend.Compute(common, shares, kind)))
        {
            var side = Score(target, meta, prediction, paid);
            if (side.Refusal is { } refusal)
                return refusal;
            sides.Add(side.Or(default));
        }
        IReadOnlyList<SideOfEra> models = sides[..^1];
        double Sum(Func<SideOfEra, double> of) => models.Select((m, i) => shares[i] * of(m)).Sum();
        var isClipped = models.Where((m, i) => shares[i] > 0 && m.IsClipped).Any();
        var split = new SideOfEra(Sum(m => m.Corr), Sum(m => m.Mmc), Sum(m => m.Payout), isClipped);
        return new EnsembleEra(sides[^1], split, models, Ratio(common, shares), common[0].Count(v => !double.IsNaN(v)));
    }

    /// <summary>The columns without the rows that one of them lacks, so that blend and split are compared on the same rows.</summary>
    private static double[][] Together(IReadOnlyList<double[]> predictions) =>
        [
            .. predictions.Select(p =>
                p.Select((v, row) => predictions.Any(o => double.IsNaN(o[row])) ? double.NaN : v).ToArray()
            ),
        ];

    private static ScoringResult<SideOfEra> Score(
        double[] target,
        double[]? meta,
        double[] prediction,
        PaidScore? paid
    ) =>
        NumeraiCorr
            .Compute(prediction, target)
            .Then(corr =>
                (meta is null ? double.NaN : CorrelationContribution.Compute(prediction, meta, target)).Then<SideOfEra>(
                    mmc => new SideOfEra(
                        corr,
                        mmc,
                        paid?.Return(corr, mmc) ?? double.NaN,
                        paid?.IsClipped(corr, mmc) ?? false
                    )
                )
            );

    /// <summary>Choueifaty and Coignard (2008), Journal of Portfolio Management 35, for parts of one spread.</summary>
    private static double Ratio(double[][] predictions, IReadOnlyList<double> shares)
    {
        double[][] quantiles = [.. predictions.Select(p => Gaussian.OfRanks(Gaps.Dropped(TieKeptRank.Compute(p))))];
        var variance = 0.0;
        for (var i = 0; i < quantiles.Length; i++)
        {
            for (var j = 0; j < quantiles.Length; j++)
                variance += shares[i] * shares[j] * (i == j ? 1 : Pearson.Compute(quantiles[i], quantiles[j]));
        }
        return 1 / Math.Sqrt(variance);
    }
}
