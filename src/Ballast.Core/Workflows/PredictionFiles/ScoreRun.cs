using Ballast.Core.Scoring;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>Scores the predictions of a file, era by era.</summary>
public static class ScoreRun
{
    /// <summary>The scores.</summary>
    /// <param name="table">The columns that the request names.</param>
    /// <param name="features">The features; null without.</param>
    /// <param name="request">What is what.</param>
    /// <param name="progress">Receives the share that is done.</param>
    /// <param name="cancellation">Stops between two eras.</param>
    public static Outcome<ScoreDocument> Run(
        ColumnTable table,
        ColumnTable? features,
        ScoreRequest request,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(request);
        return EraRows
            .Find(table, table.Numbers[request.Target])
            .Then(eras =>
                (features is null ? new Outcome<int[]>.Done([]) : FeatureRows.Match(table, features)).Then(places =>
                {
                    var results = new List<ScoringResult<double>?[][]>();
                    foreach (var era in eras)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        var input = Input(table, features, places, request, era);
                        results.Add([
                            .. request
                                .Predictions.AsParallel()
                                .AsOrdered()
                                .Select(p => Scores(input, era.Of(table.Numbers[p]))),
                        ]);
                        progress?.Report((double)results.Count / eras.Count);
                    }
                    return Document(table, features, places, request, eras, results);
                })
            );
    }

    private static EraInput Input(
        ColumnTable table,
        ColumnTable? features,
        int[] places,
        ScoreRequest request,
        EraRows era
    )
    {
        double[]? Column(string? name) => name is null ? null : era.Of(table.Numbers[name]);
        var own = features is null ? null : Features(features, places, request, era);
        return new EraInput(Column(request.Target)!)
        {
            Meta = Column(request.Meta),
            Benchmark = Column(request.Benchmark),
            Features = own,
            Neutralisation = own is null ? null : new Neutralisation(own),
            TopBottom = request.TopBottom,
            IsTargetRaised = request.IsTargetRaised,
        };
    }

    private static double[][] Features(ColumnTable features, int[] places, ScoreRequest request, EraRows era)
    {
        var rows = Array.ConvertAll(era.Rows, row => places[row]);
        return [.. request.Features.Select(f => Array.ConvertAll(rows, row => features.Numbers[f][row]))];
    }

    private static ScoringResult<double>?[] Scores(EraInput era, double[] prediction) =>
        [.. ScoreRule.All.Select(rule => rule.Compute(era, prediction))];

    private static Outcome<ScoreDocument> Document(
        ColumnTable table,
        ColumnTable? features,
        int[] places,
        ScoreRequest request,
        IReadOnlyList<EraRows> eras,
        List<ScoringResult<double>?[][]> results
    )
    {
        int? overlap = table.Eras is null
            ? null
            : request.Overlap ?? EraOverlap.Find(request.Target, [.. eras.Select(e => e.Era)]);
        var scores = new Dictionary<string, PredictionScores>();
        foreach (var (place, name) in request.Predictions.Index())
        {
            var rows = eras.Sum(e => e.Rows.Count(row => double.IsNaN(table.Numbers[name][row])));
            var feature =
                features is not null && overlap is null
                    ? MaxFeature(features, places, request, eras[0], eras[0].Of(table.Numbers[name]))
                    : null;
            scores[name] = Entry([.. results.Select(r => r[place])], overlap, rows, feature);
        }
        if (scores.Values.All(s => s.Corr is null) && scores.First() is var (first, none))
            return new Refusal("not-scored", $"{first} has no score: {none.NotComputed["corr"]}.");
        return new ScoreDocument
        {
            File = table.Name,
            Target = request.Target,
            Rows = eras.Sum(e => e.Rows.Length),
            Features = features is null ? null : request.Features.Count,
            TopBottom = request.TopBottom,
            Eras = overlap is null ? null : [.. eras.Select(e => e.Era)],
            ErasLeftOut = table.Eras is { } all ? all.Distinct(StringComparer.Ordinal).Count() - eras.Count : 0,
            Overlap = overlap,
            Scores = scores,
        };
    }

    private static string? MaxFeature(
        ColumnTable features,
        int[] places,
        ScoreRequest request,
        EraRows era,
        double[] prediction
    ) =>
        MaxFeatureCorrelation.Find(prediction, Features(features, places, request, era), request.TopBottom)
            is ScoringResult<MaxFeatureCorrelation>.Computed { Value.Feature: var place }
            ? request.Features[place]
            : null;

    private static PredictionScores Entry(
        IReadOnlyList<ScoringResult<double>?[]> eras,
        int? overlap,
        int missing,
        string? maxFeature
    )
    {
        var (means, reasons) = (new Dictionary<string, double?>(), new Dictionary<string, string>());
        var (spreads, byEra) = (new Dictionary<string, EraSpread>(), new Dictionary<string, IReadOnlyList<double?>>());
        foreach (var (place, rule) in ScoreRule.All.Index())
        {
            ScoringResult<double>[] own = [.. eras.Select(e => e[place]).OfType<ScoringResult<double>>()];
            double[] values = [.. own.Select(r => r.Or(double.NaN))];
            if (EraSpread.Of(values, overlap ?? 1) is { } spread)
            {
                means[rule.Name] = spread.Mean;
                spreads[rule.Name] = spread;
            }
            if (own.Length > 0)
                byEra[rule.Name] = [.. values.Select(Json.Number)];
            if (own.Select(r => r.Refusal).OfType<ScoringRefusal>().ToList() is [var refusal, ..] refused)
                reasons[rule.Name] = overlap is null
                    ? refusal.Sentence
                    : $"in {refused.Count} of {own.Length} eras {refusal.Sentence}";
        }
        return new PredictionScores
        {
            Corr = means.GetValueOrDefault("corr"),
            Mmc = means.GetValueOrDefault("mmc"),
            Bmc = means.GetValueOrDefault("bmc"),
            Fnc = means.GetValueOrDefault("fnc"),
            Cwmm = means.GetValueOrDefault("cwmm"),
            MaxFeatureCorr = means.GetValueOrDefault("maxFeatureCorr"),
            MaxFeature = maxFeature,
            Spearman = means.GetValueOrDefault("spearman"),
            Pearson = means.GetValueOrDefault("pearson"),
            RankCorr = means.GetValueOrDefault("rankCorr"),
            Missing = missing,
            NotComputed = reasons,
            Spread = overlap is null ? null : spreads,
            ByEra = overlap is null ? null : byEra,
        };
    }
}
