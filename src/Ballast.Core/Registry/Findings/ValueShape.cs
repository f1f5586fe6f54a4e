namespace Ballast.Core.Registry.Findings;

/// <summary>What the values of predictions are like, whatever they say: it is the same from round to round where a model is.</summary>
internal static class ValueShape
{
    /// <summary>What the figures are called.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "quantile-5",
        "quantile-25",
        "quantile-50",
        "quantile-75",
        "quantile-95",
        "log-sd",
        "log-distinct",
    ];

    /// <summary>How far each strays from round to round before anything is known of a model.</summary>
    public static readonly IReadOnlyList<double> Usual = [0.06, 0.06, 0.06, 0.06, 0.06, 0.12, 0.12];

    /// <summary>The figures: quantiles in standard deviations from the mean, logarithms of the standard deviation and of the share of different values.</summary>
    public static double[] Of(PredictionFingerprint print)
    {
        var (mean, sd) = (print.Mean, Math.Max(print.Sd, 1e-12));
        return
        [
            .. print.Quantiles.Skip(1).Take(5).Select(q => (q - mean) / sd),
            Math.Log(sd),
            Math.Log((double)print.Distinct / print.Rows),
        ];
    }
}
