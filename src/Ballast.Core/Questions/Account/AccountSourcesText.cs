using Ballast.Core.Text;

namespace Ballast.Core.Questions.Account;

/// <summary>Where the money came from: models and scores.</summary>
internal static class AccountSourcesText
{
    private const int MostModels = 30;
    private const int ManyBars = 8;

    // NMR: a model with less at stake that neither brought nor cost as much is looked for by nobody who asks where the money came from.
    private const decimal Dust = 1;
    private const int FewDust = 3;

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
        if (!isFull && top is null && order == AccountOrder.Loss)
        {
            foreach (var block in Ends(answer, every))
                yield return block;
            yield break;
        }
        if (models.Count <= shown)
        {
            yield return every;
            yield break;
        }
        yield return Table($"Models, {words}", answer, models.Take(shown).Select(m => Row(answer, m)));
        yield return new Sentence(
            $"{Format.Count(shown)} of {Format.Many(models.Count, "model")} with a settled payout are shown.",
            Tone.Remark
        )
        {
            Typed = "All of them: --all",
        };
        yield return new Fold("Every model", [every]);
    }

    /// <summary>Of many models both ends; models with next to nothing at stake in a row together.</summary>
    private static IEnumerable<Block> Ends(AccountAnswer answer, Table every)
    {
        var dust = answer
            .ByModel.Where(m => (m.MeanCapital ?? m.AtRiskNow) is { } stake && stake < Dust && Math.Abs(m.Net) < Dust)
            .ToList();
        if (dust.Count < FewDust || dust.Count == answer.ByModel.Count)
            dust = [];
        var models = answer.ByModel.Except(dust).ToList();
        List<IReadOnlyList<Cell>> together = dust.Count == 0 ? [] : [Dusty(answer, dust)];
        if (models.Count <= MostModels)
        {
            yield return dust.Count == 0
                ? every
                : Table("Models, largest loss first", answer, [.. models.Select(m => Row(answer, m)), .. together]);
            if (dust.Count > 0)
                yield return new Fold("Every model", [every]);
            yield break;
        }
        var left = models.Count - MostModels;
        const int Half = MostModels / 2;
        yield return Table(
            "Models that cost most, and models that brought most",
            answer,
            [
                .. models.Take(Half).Select(m => Row(answer, m)),
                Between(answer, left),
                .. models.TakeLast(MostModels - Half).Select(m => Row(answer, m)),
                .. together,
            ]
        ) with
        {
            // It is where the money came from: no page folds it away.
            IsOpen = true,
        };
        yield return new Sentence(
            $"{Half} that cost most and {MostModels - Half} that brought most, of {Format.Count(answer.ByModel.Count)} models.",
            Tone.Remark
        )
        {
            Typed =
                $"The {Format.Count(left)} between{(dust.Count > 0 ? ", and those with next to nothing at stake" : "")}: --all",
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
        var best = Leaders.Of(models, m => (double)m.Net);
        var worst = Leaders.Of(models, m => -(double)m.Net);
        if (models.Count == 1)
            return $"All of it came from {best[0].Model}.";
        if (best.Count == models.Count)
            return $"All {Format.Count(models.Count)} brought the same ({Format.SignedNmr(best[0].Net)} NMR each).";
        var most = $"{Format.SignedNmr(best[0].Net)} NMR{Each(best)}";
        return worst[0].Net < 0
            ? $"{Named(best)} brought {most}; {Named(worst)} cost {Format.Nmr(-worst[0].Net)}{Each(worst)}."
            : $"{Named(best)} brought most ({most}), and no model lost.";
        static string Named(IReadOnlyList<AccountModelEntry> tied) => Format.Names([.. tied.Select(m => m.Model)], 3);
        static string Each(IReadOnlyList<AccountModelEntry> tied) => tied.Count > 1 ? " each" : "";
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

    private static IReadOnlyList<Cell> Dusty(AccountAnswer answer, List<AccountModelEntry> models) =>
        [
            Cell.Words($"{Format.Count(models.Count)} below {Format.Count((int)Dust)} NMR"),
            Cell.Count(models.Sum(m => m.Positions)),
            Cell.Stake(models.Sum(m => m.AtRiskNow)),
            Cell.Stake(models.Sum(m => m.Payouts)),
            Cell.Nmr(models.Sum(m => m.Burns)),
            Cell.Nmr(models.Sum(m => m.Net)),
            Cell.Empty,
            .. answer.Currency is null
                ? Array.Empty<Cell>()
                : [Cell.Fiat(models.Exists(m => m.NetFiat is null) ? null : models.Sum(m => m.NetFiat))],
        ];

    private static IReadOnlyList<Cell> Between(AccountAnswer answer, int left) =>
        [
            Cell.Words($"… {Format.Count(left)} between"),
            .. Enumerable.Repeat(Cell.Empty, answer.Currency is null ? 6 : 7),
        ];
}
