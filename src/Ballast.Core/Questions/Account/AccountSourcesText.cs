using Ballast.Core.Text;

namespace Ballast.Core.Questions.Account;

/// <summary>Where the money came from: models and scores.</summary>
internal static class AccountSourcesText
{
    private const int MostModels = 30;
    private const int ManyBars = 8;

    /// <summary>
    /// Every model in the order that was asked for, or its first ones; of many by their losses both ends: who cost most, and who brought most.
    /// </summary>
    public static IEnumerable<Block> Models(AccountAnswer answer, bool isFull, int? top)
    {
        var models = answer.ByModel;
        if (models.Count == 0)
            yield break;
        yield return new Sentence(Best(models));
        var order = Enum.Parse<AccountOrder>(answer.SortedBy, ignoreCase: true);
        var words = AccountOrders.InWords(order);
        var every = Table($"Every model, {words}", answer, models.Select(m => Row(answer, m)));
        var shown = isFull ? models.Count : top ?? MostModels;
        if (models.Count <= shown)
        {
            yield return every;
            yield break;
        }
        if (top is not null || order != AccountOrder.Loss)
        {
            yield return Table($"Models, {words}", answer, models.Take(shown).Select(m => Row(answer, m)));
            yield return new Sentence(
                $"{Format.Count(shown)} of {Format.Many(models.Count, "model")} are shown.",
                Tone.Remark
            )
            {
                Typed = "All of them: --all",
            };
            yield return new Fold("Every model", [every]);
            yield break;
        }
        var left = models.Count - MostModels;
        var half = MostModels / 2;
        yield return Table(
            "Models that cost most, and models that brought most",
            answer,
            [
                .. models.Take(half).Select(m => Row(answer, m)),
                Between(answer, left),
                .. models.TakeLast(MostModels - half).Select(m => Row(answer, m)),
            ]
        );
        yield return new Sentence(
            $"{half} that cost most and {MostModels - half} that brought most, of {Format.Count(models.Count)} models.",
            Tone.Remark
        )
        {
            Typed = $"The {Format.Count(left)} between: --all",
        };
    }

    /// <summary>Every model as a picture, and as a table where the answer does not show all of them.</summary>
    public static IEnumerable<Block> Folded(AccountAnswer answer, bool isFull)
    {
        var models = answer.ByModel;
        if (models.Count < 2)
            yield break;
        yield return new Fold(
            "What each model brought",
            [
                .. Bars("by-model", "What each model brought", models.Count),
                .. models.Count <= MostModels || isFull
                    ? Array.Empty<Block>()
                    : [Table("Every model, largest loss first", answer, models.Select(m => Row(answer, m)))],
            ]
        );
    }

    /// <summary>Every score, then what no score explains.</summary>
    public static Fold Scores(AccountAnswer answer)
    {
        var parts = answer.ByScore;
        return new Fold(
            "What each score brought",
            [
                new Sentence(
                    $"By score: {string.Join(", ", parts.Where(p => p.Net != 0).Select(p => $"{p.Name} {Format.SignedNmr(p.Net)}"))} NMR; together {Format.SignedNmr(answer.Total.Net)}."
                ),
                .. Bars("by-score", "What each score brought", parts.Count),
                new Table(
                    "Every score, then what no score explains",
                    [new Column("Part", ColumnKind.Name), new Column("Net NMR")],
                    [
                        .. parts.Select(p => (IReadOnlyList<Cell>)[Cell.Words(p.Name), Cell.Nmr(p.Net)]),
                        [Cell.Words("net"), Cell.Nmr(answer.Total.Net)],
                    ]
                )
                {
                    Totals = [parts.Count],
                },
            ]
        );
    }

    private static string Best(IReadOnlyList<AccountModelEntry> models)
    {
        var (best, worst) = (models.MaxBy(m => m.Net)!, models.MinBy(m => m.Net)!);
        return models.Count == 1 ? $"All of it came from {best.Model}."
            : worst.Net < 0
                ? $"{best.Model} brought {Format.SignedNmr(best.Net)} NMR; {worst.Model} cost {Format.Nmr(-worst.Net)}."
            : $"{best.Model} brought most ({Format.SignedNmr(best.Net)} NMR), and no model lost.";
    }

    private static IEnumerable<Block> Bars(string chart, string caption, int bars)
    {
        if (bars > 1)
            yield return new Picture(chart, caption) { Height = bars > ManyBars ? "tall" : "low" };
    }

    private static Table Table(string caption, AccountAnswer answer, IEnumerable<IReadOnlyList<Cell>> rows) =>
        new(
            caption,
            [
                new Column("Model", ColumnKind.Name),
                new Column("Payouts", Priority: 2),
                new Column("Last at risk", Priority: 3),
                new Column("Paid", Priority: 4),
                new Column("Burned", Priority: 4),
                new Column("Net NMR"),
                new Column("Return", Priority: 2),
                .. answer.Currency is { } currency
                    ? [new Column($"Net {currency}", Priority: 1)]
                    : Array.Empty<Column>(),
            ],
            [.. rows]
        );

    private static IReadOnlyList<Cell> Row(AccountAnswer answer, AccountModelEntry model) =>
        [
            Cell.Model(model.Model),
            Cell.Count(model.Positions),
            Cell.Stake(model.AtRiskNow),
            Cell.Stake(model.Payouts),
            Cell.Nmr(model.Burns),
            Cell.Nmr(model.Net),
            Cell.Percent(model.Return, 1),
            .. answer.Currency is null ? Array.Empty<Cell>() : [Cell.Fiat(model.NetFiat)],
        ];

    private static IReadOnlyList<Cell> Between(AccountAnswer answer, int left) =>
        [
            Cell.Words($"… {Format.Count(left)} between"),
            .. Enumerable.Repeat(Cell.Empty, answer.Currency is null ? 6 : 7),
        ];
}
