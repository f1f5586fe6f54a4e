using System.Collections.Concurrent;
using Ballast.Core.Rounds;
using Ballast.Core.Scoring;
using Ballast.Sandbox.Datasets;

namespace Ballast.Sandbox.Scoring;

/// <summary>The scores of one prediction in one round, by the tournament's scoring rules on the made-up target.</summary>
/// <remarks>
/// A missing value counts as the middle rank, as Numerai cleans submissions. TC has no rule: it was a gradient of a portfolio that this world does not have.
/// The Signals scores neutral_corr and neutral_mmc, whose rules are not public, are CORR and MMC here; FNCV4 is CORR, because the made-up target follows no
/// factor.
/// </remarks>
internal sealed class PredictionScores
{
    private readonly Func<RoundData> _data;
    private readonly double[] _prediction;
    private readonly Lazy<ScoringResult<double[]>> _neutral;
    private readonly ConcurrentDictionary<(string Score, int Day), double?> _known = [];

    /// <param name="data">The round's data, which is large: it is fetched anew rather than held.</param>
    /// <param name="prediction">One value a row; NaN where a ticker was left out.</param>
    public PredictionScores(Func<RoundData> data, double[] prediction)
    {
        _data = data;
        _prediction = Filled(prediction);
        _neutral = new Lazy<ScoringResult<double[]>>(() =>
            new Neutralisation([.. data().Features.Select(f => Array.ConvertAll(f, v => (double)v))]).Compute(
                Gaussian.OfValues(_prediction)
            )
        );
    }

    /// <summary>A score on a scoring day; null where there is no rule, or the rule gives no value.</summary>
    /// <param name="score">Its name in this world.</param>
    /// <param name="day">1 is the first scoring day: the target is then one day old.</param>
    public double? Find(string score, int day) =>
        _known.GetOrAdd((score, day), key => Compute(_data(), key.Score, key.Day));

    /// <summary>The largest correlation with a feature, without its sign; null without features.</summary>
    public double? FeatureExposure() =>
        _data().Features is { Count: > 0 } features
            ? OrNull(
                MaxFeatureCorrelation
                    .Find(_prediction, [.. features.Select(f => Array.ConvertAll(f, v => (double)v))])
                    .Then<double>(m => m.Correlation)
            )
            : null;

    /// <summary>Pearson's correlation with the example model, both ranked and as normal quantiles.</summary>
    public double? WithExample() => OrNull(MetaModelCorrelation.Compute(_prediction, _data().Benchmark));

    private double? Compute(RoundData data, string score, int day)
    {
        var target = data.Target(day);
        return score switch
        {
            "corr" when data.Tournament == Tournament.Classic => OrNull(
                Correlations.TieBrokenRanks(target, _prediction)
            ),
            "corr" or "corr20V2" or "corr60" or "fncV4" or "neutral_corr" => OrNull(
                NumeraiCorr.Compute(_prediction, target)
            ),
            "mmc" or "mmc60" or "neutral_mmc" => OrNull(
                CorrelationContribution.Compute(_prediction, data.MetaModel, target)
            ),
            "bmc" => OrNull(CorrelationContribution.Compute(_prediction, data.Benchmark, target)),
            "fncV3" => OrNull(_neutral.Value.Then(neutral => NumeraiCorr.Compute(neutral, target))),
            "alpha" => AlphaScore.Compute(_prediction, Countries.Neutralizers(data.Ids), Ones(target), target),
            "mpc" => MetaPortfolioContribution.Compute(
                [_prediction, data.MetaModel],
                [0, 1],
                Countries.Neutralizers(data.Ids),
                Ones(target),
                target
            )[0],
            _ => null,
        };
    }

    private static double[] Ones(double[] rows) => Array.ConvertAll(rows, _ => 1.0);

    private static double? OrNull(ScoringResult<double> result) =>
        result.Or(double.NaN) is var value && double.IsFinite(value) ? value : null;

    private static double[] Filled(double[] prediction) =>
        prediction.Any(double.IsNaN)
            ? Array.ConvertAll(TieKeptRank.Compute(prediction), r => double.IsNaN(r) ? 0.5 : r)
            : prediction;
}
