using System.Globalization;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>An account's money as people read it.</summary>
internal sealed class AccountView(Screen screen, AccountDocument answer, bool all)
{
    private const int MostModels = 30;
    private const int MostMonths = 12;
    private const int MostRounds = 5;

    private readonly bool _isNarrow = screen.Width < Tables.NarrowWidth;

    public void Write()
    {
        Totals();
        if (answer.Total.Positions > 0)
        {
            Rounds();
            Models();
            Scores();
            Bridge();
            Months();
        }
        Notes();
    }

    private void Totals()
    {
        var total = answer.Total;
        var count = answer.Models.Count == 1 ? "1 model" : $"{Figures.Count(answer.Models.Count)} models";
        screen.Line($"[bold]Account[/] · {answer.Tournament} · {count}");
        if (total.Positions == 0)
            screen.Line("Nothing has settled yet.");
        else
        {
            screen.Line(
                $"Settled in rounds {answer.From} to {answer.To}: [bold]{Signed(total.Net)} NMR[/]{Fiat(total.NetFiat)}; {Nmr(total.Payouts)} paid out, {Nmr(total.Burns)} burned, {Figures.Count(total.Positions)} payouts."
            );
            var curve = Sparkline.Of(
                [.. answer.Rounds.Select(r => (double)r.Cumulative)],
                Math.Min(60, screen.Width - 20)
            );
            if (curve.Length > 0)
                screen.Line($"[grey]cumulative NMR[/] {curve}");
        }
        Unresolved();
    }

    private void Unresolved()
    {
        var (all, open) = (answer.Unresolved, answer.Unresolved.Open);
        if (open.Positions > 0)
            screen.Line(
                $"[blue]Open, not counted above:[/] {Figures.Count(open.Positions)} stakes in rounds {open.From} to {open.To}, {Nmr(open.AtRisk)} NMR at risk added up, {(open.Projected is { } nmr ? $"projected {Signed(nmr)} NMR" : "none projected by Numerai yet")}."
            );
        if (all.ResolvedSince > 0)
            screen.Line(
                $"[yellow]Not settled here:[/] {Figures.Count(all.ResolvedSince)} stakes in rounds that have resolved since they were last reported{(open.Positions > 0 ? "" : $" ({all.From} to {all.To})")}, last projected {Signed(all.Projected - (open.Projected ?? 0))} NMR: what they paid is not stored."
            );
    }

    private void Rounds()
    {
        if (answer.WorstRounds.Count == 0)
            return;
        var worst = answer.WorstRounds.Take(MostRounds).ToList();
        screen.Line(
            $"[bold]Worst rounds:[/] {string.Join(", ", worst.Select(r => $"{r.Round} ({Signed(r.Net)})"))}; together {Signed(worst.Sum(r => r.Net))} NMR."
        );
        var best = answer.BestRounds.Take(MostRounds).ToList();
        if (best.Count > 0)
            screen.Line(
                $"[bold]Best rounds:[/] {string.Join(", ", best.Select(r => $"{r.Round} ({Signed(r.Net)})"))}; together {Signed(best.Sum(r => r.Net))} NMR."
            );
    }

    private void Models()
    {
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Model"));
        table.AddColumn(Tables.Number("Payouts"));
        if (!_isNarrow)
        {
            table.AddColumn(Tables.Number("Last at risk"));
            table.AddColumn(Tables.Number("Paid"));
            table.AddColumn(Tables.Number("Burned"));
        }
        table.AddColumn(Tables.Number("Net NMR"));
        if (answer.Currency is { } currency)
            table.AddColumn(Tables.Number($"Net {currency}"));
        // Largest loss first; of many both ends: who cost most, and who brought most.
        var models = answer.ByModel;
        var left = all ? 0 : Math.Max(0, models.Count - MostModels);
        var half = left == 0 ? models.Count : MostModels / 2;
        foreach (var model in models.Take(half))
            table.AddRow(Row(model));
        if (left > 0)
        {
            table.AddRow(Tables.Plain($"… {Figures.Count(left)} between"));
            foreach (var model in models.TakeLast(MostModels - half))
                table.AddRow(Row(model));
        }
        screen.Write(table);
        if (left > 0)
            screen.Line(
                $"[grey]{half} that cost most and {MostModels - half} that brought most, of {Figures.Count(models.Count)} models; the {Figures.Count(left)} between: --all[/]"
            );
    }

    private IEnumerable<Spectre.Console.Rendering.IRenderable> Row(AccountModelEntry model)
    {
        yield return Tables.Plain(model.Model);
        yield return Tables.Plain(Figures.Count(model.Positions));
        if (!_isNarrow)
        {
            yield return Tables.Plain(model.AtRiskNow is { } stake ? Nmr(stake) : "n/a");
            yield return Tables.Plain(Nmr(model.Payouts));
            yield return Tables.Plain(Nmr(model.Burns));
        }
        yield return Figures.Signed(Signed(model.Net), (double)model.Net);
        if (answer.Currency is not null)
            yield return Tables.Plain(model.NetFiat is { } money ? Money(money) : "n/a");
    }

    private void Scores()
    {
        var parts = answer.ByScore.Where(p => p.Net != 0).Select(p => $"{p.Name} {Signed(p.Net)}");
        screen.Line(
            $"[bold]By score:[/] {Markup.Escape(string.Join(", ", parts))} NMR; together {Signed(answer.Total.Net)}."
        );
    }

    private void Bridge()
    {
        if (answer.Bridge is not { } bridge)
            return;
        screen.Line();
        var place = bridge.MeanPercentile is { } p
            ? $", on average better than {Figures.PlainPercent(p, 0)} of the field"
            : "";
        screen.Line(
            $"[bold]From score to money[/] · ranked by {Markup.Escape(bridge.RankedBy)}: mean {Figures.Score((decimal)bridge.MeanScore)}{place}"
        );
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Step"));
        table.AddColumn(Tables.Number("NMR"));
        table.AddColumn(Tables.Number("After"));
        if (!_isNarrow)
            table.AddColumn(Tables.Words("What it is"));
        foreach (var step in bridge.Steps)
            table.AddRow([
                Tables.Plain(step.Step),
                Figures.Signed(Signed(step.Change), (double)step.Change),
                Tables.Plain(Nmr(step.After)),
                .. _isNarrow ? [] : new[] { Tables.Plain(step.Words) },
            ]);
        if (bridge.LeftOut != 0)
            table.AddRow([
                Tables.Plain("left out"),
                Figures.Signed(Signed(bridge.LeftOut), (double)bridge.LeftOut),
                Tables.Plain(Nmr(bridge.Total)),
                .. _isNarrow ? [] : new[] { Tables.Plain("payouts without the ranking score or a computed formula") },
            ]);
        screen.Write(table);
    }

    private void Months()
    {
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Resolved in"));
        table.AddColumn(Tables.Number("Rounds"));
        table.AddColumn(Tables.Number("Mean at risk"));
        table.AddColumn(Tables.Number("Net NMR"));
        if (answer.Currency is { } currency)
            table.AddColumn(Tables.Number($"Net {currency}"));
        foreach (var month in all ? answer.Months : answer.Months.TakeLast(MostMonths))
            table.AddRow([
                Tables.Plain(month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
                Tables.Plain(Figures.Count(month.Rounds)),
                Tables.Plain(month.MeanAtRisk is { } stake ? Nmr(stake) : "n/a"),
                Figures.Signed(Signed(month.Net), (double)month.Net),
                .. answer.Currency is null
                    ? []
                    : new[] { Tables.Plain(month.NetFiat is { } money ? Money(money) : "n/a") },
            ]);
        screen.Write(table);
        if (answer.Months.Count > MostMonths && !all)
            screen.Line($"[grey]the last {MostMonths} of {answer.Months.Count} months; all of them: --all[/]");
    }

    private void Notes()
    {
        var moved = answer.Moves.Where(m => !m.IsDoubtful).ToList();
        if (moved.Count > 0)
            screen.Line(
                $"Moved by the owner, worked out from stakes and payouts: {Signed(moved.Where(m => m.Amount > 0).Sum(m => m.Amount))} NMR in, {Signed(moved.Where(m => m.Amount < 0).Sum(m => m.Amount))} out, in {Figures.Count(moved.Count)} changes: --json"
            );
        if (answer.Balances.Count > 0)
        {
            var (first, last) = (answer.Balances[0], answer.Balances[^1]);
            screen.Line(
                $"Stake by day: {Nmr(first.Staked)} NMR on {Day(first.Date)}{Worth(first)}, {Nmr(last.Staked)} on {Day(last.Date)}{Worth(last)}; {Figures.Count(answer.Balances.Count)} days reported."
            );
        }
        if (answer.RoundsWithoutPrice > 0)
            screen.Line(
                $"[yellow]No price:[/] of {Figures.Rounds(answer.RoundsWithoutPrice)} no {Markup.Escape(answer.Currency!)} price of the day they settled is stored."
            );
        foreach (var (reason, count) in answer.NotComputed)
            screen.Line($"Not computed: {Figures.Count(count)} payouts ({reason}); they stand under unexplained.");
        if (answer.PayoutsMissing > 0)
            screen.Line(
                $"[yellow]Missing:[/] the payouts of {Figures.Count(answer.PayoutsMissing)} resolved positions are not stored; they are not part of any sum."
            );
    }

    private string Fiat(decimal? money) =>
        answer.Currency is { } currency
            ? money is { } known
                ? $" ({Money(known)} {currency} at the days' prices)"
                : $" (in {currency}: a day's price is missing)"
            : "";

    private string Worth(BalanceEntry day) =>
        day.StakedFiat is { } money
            ? $" ({money.ToString("#,##0", CultureInfo.InvariantCulture)} {answer.Currency})"
            : "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Money(decimal money) =>
        money.ToString("+#,##0.00;-#,##0.00;0.00", CultureInfo.InvariantCulture);

    private static string Nmr(decimal amount) => Figures.Nmr((double)amount);

    private static string Signed(decimal amount) => (amount > 0 ? "+" : "") + Figures.Nmr((double)amount);
}
