using Ballast.Core.Scoring;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>What a score of one era is made of; what was not brought is null.</summary>
internal sealed record EraInput(double[] Target)
{
    public double[]? Meta { get; init; }

    public double[]? Benchmark { get; init; }

    public double[][]? Features { get; init; }

    public Neutralisation? Neutralisation { get; init; }

    public int? TopBottom { get; init; }

    public bool IsTargetRaised { get; init; } = true;
}

/// <summary>A score with its names.</summary>
/// <param name="Name">In JSON.</param>
/// <param name="Title">In tables.</param>
/// <param name="Compute">The score of a prediction; null where what it needs was not brought.</param>
internal sealed record ScoreRule(string Name, string Title, Func<EraInput, double[], ScoringResult<double>?> Compute)
{
    /// <summary>All of them, the paid ones first.</summary>
    public static IReadOnlyList<ScoreRule> All { get; } =
    [
        new("corr", "CORR", (e, p) => NumeraiCorr.Compute(p, e.Target, e.TopBottom, e.IsTargetRaised)),
        new("mmc", "MMC", (e, p) => e.Meta is { } m ? Contribution(e, p, m) : null),
        new("bmc", "BMC", (e, p) => e.Benchmark is { } b ? Contribution(e, p, b) : null),
        new(
            "fnc",
            "FNC",
            (e, p) =>
                e.Neutralisation is { } n
                    ? FeatureNeutralCorr.Compute(p, n, e.Target, e.TopBottom, e.IsTargetRaised)
                    : null
        ),
        new("cwmm", "CWMM", (e, p) => e.Meta is { } m ? MetaModelCorrelation.Compute(p, m) : null),
        new(
            "maxFeatureCorr",
            "max feature corr",
            (e, p) =>
                e.Features is { } f
                    ? MaxFeatureCorrelation.Find(p, f, e.TopBottom).Then<double>(m => m.Correlation)
                    : null
        ),
        new("spearman", "Spearman", (e, p) => Correlations.Spearman(e.Target, p)),
        new("pearson", "Pearson", (e, p) => Correlations.Pearson(e.Target, p)),
        new("rankCorr", "rank corr", (e, p) => Correlations.TieBrokenRanks(e.Target, p)),
    ];

    private static ScoringResult<double> Contribution(EraInput era, double[] prediction, double[] model) =>
        CorrelationContribution.Compute(prediction, model, era.Target, era.TopBottom);
}
