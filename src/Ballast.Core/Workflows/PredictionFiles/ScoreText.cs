using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>Scores of a file in words: the answer first, then the table, then what could not be scored.</summary>
public static class ScoreText
{
    // What may be left out where the width does not do: the scores that pay never are.
    private static readonly (ScoreRule Rule, int Priority)[] Columns =
    [
        .. ScoreRule.All.Select((rule, place) => (rule, place < 2 ? 0 : place)),
    ];

    /// <summary>The blocks.</summary>
    public static IReadOnlyList<Block> Write(ScoreDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            new Sentence(Answer(document), Tone.Answer),
            .. Means(document),
            .. Intervals(document),
            .. Reasons(document),
            .. LeftOut(document),
        ];
    }

    private static string Answer(ScoreDocument document)
    {
        var first = Leaders.Of(document.Scores, s => s.Value.Corr);
        var (best, scores) = first[0];
        var where = document.Eras is { } eras
            ? $"over {Format.Many(eras.Count, "era")}"
            : $"on {Format.Many(document.Rows, "row")}";
        var subject =
            document.Scores.Count == 1 ? $"{best} scores {Said(scores)} {where}"
            : first.Count > 1
                ? $"Of {document.Scores.Count} predictions {Format.Names([.. first.Select(f => f.Key)], 3)} have the highest CORR, each {Format.Signed(scores.Corr!.Value, 4)}, {where}"
            : $"Of {document.Scores.Count} predictions {best} has the highest CORR, {Format.Signed(scores.Corr!.Value, 4)}, {where}";
        return $"{subject}{Believed(document, scores)}";
    }

    private static string Believed(ScoreDocument document, PredictionScores scores)
    {
        if (scores.Spread?.GetValueOrDefault("corr") is not { } spread)
            return "; one round, so this says little about the next.";
        var interval = spread.Low is { } low
            ? $" (95 % interval of its mean CORR: {Format.Signed(low, 4)} to {Format.Signed(spread.High!.Value, 4)})"
            : $"; {spread.NoInterval}, so this says little about the next";
        return document.Scores.Count == 1
            ? $"{interval}."
            : $"{interval}. The highest of several is high by chance too.";
    }

    private static string Said(PredictionScores scores) =>
        Format.Names([
            .. new (string Title, double? Value)[]
            {
                ("CORR", scores.Corr),
                ("MMC", scores.Mmc),
                ("BMC", scores.Bmc),
                ("FNC", scores.Fnc),
            }
                .Where(s => s.Value is not null)
                .Select(s => $"{s.Title} {Format.Signed(s.Value!.Value, 4)}"),
        ]);

    private static IEnumerable<Block> Means(ScoreDocument document)
    {
        var shown = Columns.Where(c => document.Scores.Values.Any(s => Value(s, c.Rule) is not null)).ToList();
        var hasMissing = document.Scores.Values.Any(s => s.Missing > 0);
        yield return new Table(
            document.Eras is null ? "Scores" : "Means over the eras",
            [
                new Column("Prediction", ColumnKind.Name),
                .. shown.Select(c => new Column(c.Rule.Title, Priority: c.Priority)),
                .. hasMissing ? [new Column("missing", Priority: 3)] : Array.Empty<Column>(),
            ],
            [
                .. document.Scores.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Name(s.Key),
                            .. shown.Select(c => Figure(c.Rule, Value(s.Value, c.Rule))),
                            .. hasMissing ? [Cell.Count(s.Value.Missing)] : Array.Empty<Cell>(),
                        ]
                ),
            ]
        )
        {
            IsOpen = true,
        };
        string[] moved =
        [
            .. document
                .Scores.Where(s => s.Value.MaxFeature is not null)
                .Select(s => $"{s.Key} with {s.Value.MaxFeature}"),
        ];
        if (moved.Length > 0)
            yield return new Sentence($"Moves most with a feature: {Format.Names(moved)}.", Tone.Remark);
    }

    private static IEnumerable<Block> Intervals(ScoreDocument document)
    {
        if (document.Overlap is not { } overlap)
            yield break;
        var paid = Columns.Select(c => c.Rule).Where(r => r.Name is "corr" or "mmc" or "bmc" or "fnc").ToList();
        yield return new Table(
            "How far the means can be believed",
            [
                new Column("Prediction", ColumnKind.Name),
                new Column("score", ColumnKind.Words),
                new Column("mean"),
                new Column("95 % interval", Priority: 1),
                new Column("sd", Priority: 2),
                new Column("eras", Priority: 3),
            ],
            [
                .. document.Scores.SelectMany(s =>
                    paid.Where(r => s.Value.Spread!.ContainsKey(r.Name))
                        .Select(r => Row(s.Key, r, s.Value.Spread![r.Name]))
                ),
            ]
        );
        yield return new Sentence(EraOverlap.InWords(overlap), Tone.Remark);
    }

    private static IReadOnlyList<Cell> Row(string name, ScoreRule rule, EraSpread spread) =>
        [
            Cell.Name(name),
            Cell.Words(rule.Title),
            Cell.Signed(spread.Mean, 4),
            Cell.Ends(
                spread.Low is null ? Cell.Missing("too few eras") : Cell.Signed(spread.Low, 4),
                Cell.Signed(spread.High, 4)
            ),
            Cell.Number(spread.Sd, 4),
            Cell.Count(spread.Eras),
        ];

    private static IEnumerable<Block> Reasons(ScoreDocument document) =>
        document.Scores.SelectMany(s =>
            s.Value.NotComputed.GroupBy(n => n.Value, n => Title(n.Key))
                .Select(g => new Sentence($"{s.Key}: no {Format.Names([.. g])}: {g.Key}.", Tone.Warning))
        );

    private static IEnumerable<Block> LeftOut(ScoreDocument document) =>
        document.ErasLeftOut == 0
            ? []
            :
            [
                new Sentence(
                    $"{Format.Many(document.ErasLeftOut, "era")} without a target, or with fewer than {EraRows.FewestRows} rows, left out.",
                    Tone.Remark
                ),
            ];

    /// <summary>The largest correlation with a feature has lost its sign.</summary>
    private static Cell Figure(ScoreRule rule, double? value) =>
        rule.Name == "maxFeatureCorr" ? Cell.Number(value, 4) : Cell.Signed(value, 4);

    private static string Title(string name) => ScoreRule.All.First(r => r.Name == name).Title;

    private static double? Value(PredictionScores scores, ScoreRule rule) =>
        rule.Name switch
        {
            "corr" => scores.Corr,
            "mmc" => scores.Mmc,
            "bmc" => scores.Bmc,
            "fnc" => scores.Fnc,
            "cwmm" => scores.Cwmm,
            "maxFeatureCorr" => scores.MaxFeatureCorr,
            "spearman" => scores.Spearman,
            "pearson" => scores.Pearson,
            "rankCorr" => scores.RankCorr,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Name, null),
        };
}
