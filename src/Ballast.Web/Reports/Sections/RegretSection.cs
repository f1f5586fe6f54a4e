using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>What could have been: the best choice known afterwards, single choices, and the grid of multipliers.</summary>
internal static class RegretSection
{
    private const string Id = "alternatives";

    /// <summary>The section. Regret needs stored stakes, the grid paid scores.</summary>
    public static Html Of(RegretDocument? alternatives, BacktestDocument? backtest) =>
        alternatives is { } regret
            ? Block.Section(Id, Title(regret), Regret(regret), Regimes(regret), Grid(backtest))
            : Block.Section(
                Id,
                "What could have been earned with another choice of multipliers",
                Html.Of(
                    $"<p class=\"left-out\">What was staked cannot be set against what could have been: no stake of these models is stored.</p>\n"
                ),
                Grid(backtest)
            );

    /// <summary>The same without the grid, which has a page of its own.</summary>
    public static Html Alone(RegretDocument regret) =>
        Block.Section(Id, Title(regret), Regret(regret), Regimes(regret));

    private static Html Grid(BacktestDocument? backtest) =>
        backtest is null
            ? Block.Part(
                "What other multipliers would have earned cannot be said",
                Block.Note("No round in range can be paid with the scores that are stored.")
            )
            : GridPart.Of(backtest);

    private static string Title(RegretDocument regret)
    {
        var gap = regret.Best - regret.Actual;
        return gap <= 0
            ? "None of the other choices of models and multipliers that were compared would have earned more"
            : $"With hindsight, the best choice would have earned {Words.Stake(gap)} NMR more";
    }

    private static Html Regret(RegretDocument regret)
    {
        var title =
            $"From the best choice, {Words.Nmr(regret.Best)} NMR, to what was earned, {Words.Nmr(regret.Actual)} NMR";
        return Html.Join([
            Block.Part(
                title,
                Block.Chart("regret", title, "steps"),
                Block.Note(
                    $"{Words.Rounds(regret.Rounds)} from {regret.From} to {regret.To}, the same stakes in every round. The best of many looks good by chance: this is what hindsight is worth, not what skill would have earned."
                ),
                Terms("Where the difference comes from", regret.Best, regret.Terms, regret.Actual).Open(),
                LeftOut(regret)
            ),
            Alternatives(regret),
        ]);
    }

    private static Table Terms(string caption, decimal best, IReadOnlyList<RegretTermEntry> terms, decimal actual)
    {
        var table = new Table(caption, "Part", "#NMR", "~What it means");
        table.Row(Html.Of($"best choice"), Figure.Nmr(best), Html.Of($"known only afterwards"));
        foreach (var t in terms)
            table.Row(Html.Of($"{t.Term}"), Figure.Nmr(t.Nmr), Html.Of($"{t.Words}"));
        return table.Row("total", Html.Of($"earned"), Figure.Nmr(actual), Html.Of($"what the stakes brought"));
    }

    private static Html Alternatives(RegretDocument regret)
    {
        var better = regret.Alternatives.Count(a => a.Regret < 0);
        var title =
            $"{better} of {Words.Many(regret.Alternatives.Count, "single choice")} would have earned more than what was done";
        return regret.Alternatives.Count == 0
            ? Html.Empty
            : Block.Part(title, Table("Single choices against what was done", regret.Alternatives).Open());
    }

    private static Table Table(string caption, IReadOnlyList<AlternativeEntry> alternatives)
    {
        var table = new Table(caption, "Choice", "#NMR", "#Earned minus that", "~What it means");
        foreach (var a in alternatives)
            table.Row(Html.Of($"{a.Name}"), Figure.Nmr(a.Nmr), Figure.Nmr(a.Regret), Html.Of($"{a.Words}"));
        return table;
    }

    private static Html Regimes(RegretDocument regret)
    {
        if (regret.Regimes.Count == 0)
            return Html.Empty;
        var table = new Table(
            "Best choice under each payout rule",
            "Payout rule",
            "#From",
            "#To",
            "#Rounds",
            "#Independent",
            "#Mean stake",
            "#Committed",
            "#Earned",
            "#of committed",
            "#Best",
            "Best model",
            "With",
            "#Compared"
        );
        foreach (var r in regret.Regimes)
        {
            table.Row(
                Html.Of($"{r.Rule}"),
                Figure.Round(r.From),
                Figure.Round(r.To),
                Figure.Count(r.Rounds),
                Figure.Independent(r.IndependentRounds),
                Figure.Stake(r.MeanStake),
                Figure.Stake(r.Committed),
                Figure.Nmr(r.Actual),
                Figure.Percent(r.ActualReturn),
                Figure.Nmr(r.Best),
                Html.Name(r.BestModel),
                Html.Of($"{Words.Combination(r.BestMultipliers)}"),
                Figure.Count(r.Candidates)
            );
        }

        var parts = regret.Regimes.Count < 2 ? [] : regret.Regimes.Select(Regime);
        var title =
            $"The best choice was found under each of {Words.Many(regret.Regimes.Count, "payout rule")}, because multipliers mean something else under the next one";
        return Block.Part(
            regret.Regimes.Count == 1 ? "The best choice in numbers" : title,
            table.Open(),
            Html.Join(parts)
        );
    }

    private static Html Regime(RegimeRegretEntry r) =>
        Html.Of(
            $"<details class=\"regime\"><summary>Rounds {r.From} to {r.To}: {r.Rule}</summary>\n{Terms($"Where the difference comes from under {r.Rule}", r.Best, r.Terms, r.Actual).Open()}{(r.Alternatives.Count == 0 ? Html.Empty : Table($"Single choices under {r.Rule}", r.Alternatives).Open())}</details>\n"
        );

    private static Html LeftOut(RegretDocument regret) =>
        Block.NoteIf(
            regret.LeftOut.Count > 0,
            $"Took no part: {string.Join(", ", regret.LeftOut.Select(l => $"{Words.Rounds(l.Value)} ({l.Key})"))}."
        );
}
