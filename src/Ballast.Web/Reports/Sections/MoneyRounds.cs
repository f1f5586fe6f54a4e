using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>The money along time: rounds, months, the worst and best rounds.</summary>
internal static class MoneyRounds
{
    private const string Boundaries = "Dashed lines: first round under a new payout rule.";

    /// <summary>The parts in their order.</summary>
    public static Html Of(AccountDocument account) =>
        Html.Join([Cumulative(account), ByRound(account), Months(account), Extremes(account)]);

    private static Html Cumulative(AccountDocument account)
    {
        var best = account.Rounds.MaxBy(r => r.Cumulative)!;
        var last = account.Rounds[^1];
        var title =
            best.Round == last.Round
                ? $"It stands at its highest: {Words.Nmr(last.Cumulative)} NMR added up"
                : $"Added up it peaked at {Words.Nmr(best.Cumulative)} NMR with round {best.Round} (resolved {Words.Day(best.Date)}) and stands at {Words.Nmr(last.Cumulative)}";
        return Block.Part(title, Block.Chart("cumulative", title), Block.Note(Boundaries));
    }

    private static Html ByRound(AccountDocument account)
    {
        var gains = account.Rounds.Count(r => r.Net > 0);
        var title = $"{gains} of {Words.Rounds(account.Rounds.Count)} paid more than they burnt";
        return Block.Part(
            title,
            Block.Chart("payouts", title),
            Block.Note($"{Boundaries} At risk: rounds of legacy staking share one stake."),
            Table("Every settled round", account.Rounds, account.Currency).Folded()
        );
    }

    private static Html Months(AccountDocument account)
    {
        if (account.Months.Count == 0)
            return Html.Empty;
        var table = WithFiat(
            account.Currency,
            "Every month, by the day on which rounds resolved",
            "Resolved in",
            "#Rounds",
            "#Mean at risk",
            "#Payouts",
            "#Burns",
            "#Net NMR"
        );
        foreach (var m in account.Months)
        {
            table.Row([
                Html.Of($"{m.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)}"),
                Figure.Count(m.Rounds),
                Figure.Stake(m.MeanAtRisk),
                Figure.Nmr(m.Payouts),
                Figure.Nmr(m.Burns),
                Figure.Nmr(m.Net),
                .. Fiat(account.Currency, m.NetFiat),
            ]);
        }

        var burning = account.Months.Count(m => m.Net < 0);
        return Block.Part(
            $"{burning} of {Words.Many(account.Months.Count, "month")} lost money, by the day on which rounds resolved",
            table.FoldedFrom(19)
        );
    }

    private static Html Extremes(AccountDocument account)
    {
        if (account.WorstRounds.Count == 0)
            return Html.Empty;
        var worst = account.WorstRounds[0];
        var title =
            worst.Net < 0
                ? $"Round {worst.Round} cost most: {Words.Nmr(worst.Net)} NMR, resolved on {Words.Day(worst.Date)}"
                : "No round lost money";
        return Block.Part(
            title,
            Table("The rounds that cost most", account.WorstRounds, account.Currency).Open(),
            Table("The rounds that brought most", account.BestRounds, account.Currency).Folded()
        );
    }

    private static Table Table(string caption, IReadOnlyList<AccountRoundEntry> rounds, string? currency)
    {
        string[] money = ["Round", "Resolved", "#At risk", "#Payouts", "#Burns", "#Net NMR"];
        string[] fiat = currency is null ? [] : [$"#Net {currency}"];
        var table = new Table(caption, [.. money, .. fiat, "#Return", "#Added up", "Payout rule"]);
        foreach (var r in rounds)
        {
            table.Row([
                Figure.Round(r.Round),
                Html.Of($"{Words.Day(r.Date)}"),
                Figure.Stake(r.AtRisk),
                Figure.Nmr(r.Payouts),
                Figure.Nmr(r.Burns),
                Figure.Nmr(r.Net),
                .. Fiat(currency, r.NetFiat),
                Figure.Percent(r.Return),
                Figure.Nmr(r.Cumulative),
                Html.Of($"{Words.Rule(r.Rule)}"),
            ]);
        }

        return table;
    }

    private static Table WithFiat(string? currency, string caption, params string[] columns) =>
        currency is null ? new Table(caption, columns) : new Table(caption, [.. columns, $"#Net {currency}"]);

    private static Html[] Fiat(string? currency, decimal? value) => currency is null ? [] : [Figure.Fiat(value)];
}
