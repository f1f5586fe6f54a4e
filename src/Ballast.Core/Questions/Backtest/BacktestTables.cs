using Ballast.Core.Text;

namespace Ballast.Core.Questions.Backtest;

/// <summary>The models of a backtest with their combinations, as picture and tables.</summary>
internal static class BacktestTables
{
    // So few models are each shown with all their combinations.
    private const int FewModels = 3;

    /// <summary>The picture, and the models by their best combination; of one model all its combinations.</summary>
    public static IEnumerable<Block> Main(BacktestAnswer answer, int top)
    {
        var combinations = BacktestText.Combinations(answer);
        if (combinations == 0)
            yield break;
        // The picture shows models by what their best combination made, as the table does.
        yield return new Picture("grid", combinations > 1 ? "NMR by multipliers" : "NMR by model")
        {
            Height =
                combinations > 1 ? "square"
                : answer.Best.Count > 8 ? "tall"
                : "low",
            Choices = combinations > 1 ? [.. answer.Best.Select(b => b.Model)] : [],
        };
        var models = answer.Models.ToDictionary(m => m.Model);
        if (answer.Models.Count > 1)
            yield return Models(answer, models, combinations, top);
        else
        {
            yield return OfOne(answer, answer.Models[0], top);
            yield return Used(answer.Models[0]);
        }
    }

    /// <summary>Every combination: of few models one by one, of many in one table.</summary>
    public static IEnumerable<Block> Folded(BacktestAnswer answer, int top)
    {
        var combinations = BacktestText.Combinations(answer);
        if (combinations == 0 || answer.Models.Count < 2)
            yield break;
        var models = answer.Models.ToDictionary(m => m.Model);
        if (answer.Models.Count > FewModels)
        {
            if (combinations > 1)
                yield return new Fold("Every model with every combination", [Every(answer, models)]);
            yield break;
        }
        foreach (var best in answer.Best)
            yield return new Fold(
                $"Every combination of {best.Model}",
                [OfOne(answer, models[best.Model], top), Used(models[best.Model])]
            );
    }

    private static Sentence Used(ModelEntry model) =>
        new($"{model.Model}: {Format.Rounds(model.RoundsUsed)} used, {model.RoundsMissing} missing.");

    /// <summary>The scores that are multiplied, in the order of the grid.</summary>
    public static IReadOnlyList<string> Metrics(BacktestAnswer answer) =>
        [.. answer.Best.Take(1).SelectMany(b => b.Multipliers.Keys)];

    private static string Share(BacktestAnswer answer) =>
        !BacktestText.IsAtomic(answer) ? "of stake"
        : answer.Capital == "position" ? "of position"
        : "of capital";

    private static Table Models(
        BacktestAnswer answer,
        Dictionary<string, ModelEntry> models,
        int combinations,
        int top
    ) =>
        new(
            combinations > 1 ? "Models by their best combination" : "Models, best first",
            [
                new Column("#"),
                new Column("Model", ColumnKind.Name),
                new Column(string.Join(" · ", Metrics(answer))),
                new Column(combinations > 1 ? "Best NMR" : "NMR"),
                new Column(Share(answer), Priority: 2),
                new Column("deepest fall", Priority: 2),
                .. combinations > 1 ? [new Column("Worst NMR", Priority: 3)] : Array.Empty<Column>(),
                new Column("Rounds", Priority: 1),
                new Column("Missing", Priority: 4),
            ],
            [.. answer.Best.Select((best, place) => Row(best, models[best.Model], place + 1, combinations))]
        )
        {
            Most = top,
            MoreBy = $"--top {answer.Best.Count}, or --json",
        };

    private static IReadOnlyList<Cell> Row(BestEntry best, ModelEntry model, int place, int combinations) =>
        [
            Cell.Words(Format.Count(place)),
            Cell.Model(best.Model),
            Cell.Words(string.Join(" · ", best.Multipliers.Values.Select(Format.Multiplier))),
            Cell.Nmr(best.Value),
            Cell.Percent(best.Return, 1),
            Cell.PlainPercent(best.DeepestFall, 1),
            .. combinations > 1 ? [Cell.Nmr(model.Ranking[^1].Value)] : Array.Empty<Cell>(),
            Cell.Count(model.RoundsUsed),
            Cell.Count(model.RoundsMissing),
        ];

    private static Table OfOne(BacktestAnswer answer, ModelEntry model, int top) =>
        new(
            model.Model,
            [
                new Column("#", Priority: 2),
                .. Metrics(answer).Select(m => new Column(m)),
                new Column("NMR"),
                new Column(Share(answer), Priority: 1),
                new Column("deepest fall", Priority: 1),
            ],
            [
                .. model.Ranking.Select(
                    (c, place) =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Words(Format.Count(place + 1)),
                                .. c.Multipliers.Values.Select(v => Cell.Multiplier(v)),
                                Cell.Nmr(c.Value),
                                Cell.Percent(c.Return, 1),
                                Cell.PlainPercent(c.DeepestFall, 1),
                            ]
                ),
            ]
        )
        {
            Most = top,
            MoreBy = $"--top {model.Ranking.Count}, or --json",
        };

    private static Table Every(BacktestAnswer answer, Dictionary<string, ModelEntry> models) =>
        new(
            "Every model with every combination",
            [
                new Column("Model", ColumnKind.Name),
                .. Metrics(answer).Select(m => new Column(m)),
                new Column("NMR"),
                new Column(Share(answer)),
                new Column("deepest fall"),
            ],
            [
                .. answer.Best.SelectMany(b =>
                    models[b.Model]
                        .Ranking.Select(c =>
                            (IReadOnlyList<Cell>)
                                [
                                    Cell.Name(b.Model),
                                    .. c.Multipliers.Values.Select(v => Cell.Multiplier(v)),
                                    Cell.Nmr(c.Value),
                                    Cell.Percent(c.Return, 1),
                                    Cell.PlainPercent(c.DeepestFall, 1),
                                ]
                        )
                ),
            ]
        );
}
