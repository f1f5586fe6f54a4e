using System.Globalization;
using Ballast.Core.Workflows.Believing;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>Open rounds as people read them: the money first, then what it rests on.</summary>
internal sealed class NowcastView(Screen screen, NowcastDocument answer)
{
    private const int MostRows = 20;

    private readonly bool _isNarrow = screen.Width < Tables.NarrowWidth;

    public void Write()
    {
        screen.Line(
            $"[bold]Nowcast[/] · {answer.Tournament} · open rounds {answer.From} to {answer.To} · as of {answer.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
        );
        Stakes();
        if (answer.Account.Positions > 0)
            Money();
        foreach (var (reason, count) in answer.NotComputed)
            screen.Line(
                $"[yellow]Left out:[/] {Figures.Count(count)} of the open stakes: {NowcastReasons.InWords(reason)}."
            );
        Scores();
        foreach (var score in answer.Maturity)
            Maturity(score);
        if (answer.FactorTakenFrom is { } round)
            screen.Line(
                $"[grey]Payout factors come with the first scores: rounds without one are paid with that of round {round}.[/]"
            );
    }

    private void Stakes()
    {
        var open = answer.Open;
        if (open.Positions == 0)
        {
            screen.Line("No stake of these models in an open round is stored: scores only.");
            return;
        }
        var without =
            open.WithoutProjection > 0 ? $", {Figures.Count(open.WithoutProjection)} without a projection" : "";
        var projected = open.Projected is { } nmr
            ? $"projected by Numerai {Nmr((double)nmr)} NMR{without}"
            : "none projected by Numerai yet";
        screen.Line(
            $"[bold]{Figures.Count(open.Positions)} open stakes[/] in rounds {open.From} to {open.To}: {Figures.Nmr((double)open.AtRisk)} NMR at risk, added up; {projected}."
        );
    }

    private void Money()
    {
        var all = answer.Account;
        if (all.Shortage is { } shortage)
            screen.Line($"[bold]Pending payouts:[/] {Words(shortage)}.");
        else
            screen.Line(
                $"[bold]Pending payouts: {Nmr(all.Expected)} NMR expected[/], 80 % of the time {Nmr(all.Low80)} to {Nmr(all.High80)}, 95 % {Nmr(all.Low95)} to {Nmr(all.High95)}."
            );
        var which =
            all.Positions == answer.Open.Positions
                ? ""
                : $" That is of {Figures.Count(all.Positions)} of the {Figures.Count(answer.Open.Positions)} open stakes.";
        screen.Line(
            $"At the scores shown now it would be {Nmr(all.AtShownScores)} NMR{(all.Shortage is null ? $"; past stretches worth {Plain(all.IndependentScenarios)} independent ones" : "")}.{which}"
        );
        var table = PendingTable("Model");
        foreach (var model in answer.Models.Take(MostRows))
            Row(table, model.Model, model.Pending);
        screen.Write(table);
        More(answer.Models.Count, "models");
        table = PendingTable("Round");
        foreach (var round in answer.Rounds.TakeLast(MostRows))
            Row(
                table,
                _isNarrow
                    ? $"{round.Round}"
                    : $"{round.Round}, resolves {round.Resolves.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
                round.Pending
            );
        screen.Write(table);
        More(answer.Rounds.Count, "rounds, older ones");
    }

    private Table PendingTable(string first)
    {
        var table = Tables.Make();
        table.AddColumn(Tables.Name(first));
        if (!_isNarrow)
            table.AddColumn(Tables.Number("now shown"));
        table.AddColumn(Tables.Number("expected"));
        table.AddColumn(Tables.Number("80 %"));
        if (!_isNarrow)
            table.AddColumn(Tables.Number("95 %"));
        return table;
    }

    private void Row(Table table, string name, PendingEntry pending) =>
        table.AddRow([
            Tables.Plain(name),
            .. _isNarrow ? [] : new[] { Tables.Plain(Nmr(pending.AtShownScores)) },
            Tables.Plain(Nmr(pending.Expected)),
            Tables.Plain(Between(pending.Low80, pending.High80, Nmr)),
            .. _isNarrow ? [] : new[] { Tables.Plain(Between(pending.Low95, pending.High95, Nmr)) },
        ]);

    /// <summary>Scores of one model stand in a table; of several they would be hundreds of lines.</summary>
    private void Scores()
    {
        var models = answer.Scores.Select(s => s.Model).Distinct().Count();
        if (models != 1)
        {
            screen.Line(
                $"[grey]{Figures.Count(answer.Scores.Count)} open scores of {Figures.Count(models)} models: name one model, or --json[/]"
            );
            return;
        }
        var table = Tables.Make();
        table.AddColumn(Tables.Number("Round"));
        table.AddColumn(Tables.Name("score"));
        if (!_isNarrow)
        {
            table.AddColumn(Tables.Number("day"));
            table.AddColumn(Tables.Number("shown"));
        }
        table.AddColumn(Tables.Number("expected"));
        table.AddColumn(Tables.Number("80 %"));
        if (!_isNarrow)
            table.AddColumn(Tables.Number("95 %"));
        const int MostScores = 3 * MostRows;
        foreach (var score in answer.Scores.TakeLast(MostScores))
            table.AddRow([
                Tables.Plain(score.Round.ToString(CultureInfo.InvariantCulture)),
                Tables.Plain(score.Metric),
                .. _isNarrow
                    ? []
                    : new[] { Tables.Plain($"{score.Day} of {score.Days}"), Tables.Plain(Score(score.Shown)) },
                Tables.Plain(Short(score.Expected)),
                Tables.Plain(Between(score.Low80, score.High80, Short)),
                .. _isNarrow ? [] : new[] { Tables.Plain(Between(score.Low95, score.High95, Score)) },
            ]);
        screen.Write(table);
        More(answer.Scores.Count, "scores, of older rounds", MostScores);
    }

    private void Maturity(MaturityEntry score)
    {
        if (score.Shortage is { } shortage)
        {
            screen.Line($"{Markup.Escape(score.Metric)}: {Words(shortage)}.");
            return;
        }
        var laws = score.Fits.Count(f => f.Basis == "law" && f.Day > 0);
        var ground =
            laws == 0 ? "measured on resolved rounds"
            : laws >= score.Fits.Count - 1 ? "no daily history, so by the law of a sum of independent days"
            : $"measured, days 1 to {score.Fits.Last(f => f.Basis == "law").Day} by the law of a sum of independent days";
        var record = score.Coverage.FirstOrDefault(c => c.Part == "all");
        var held = record is null
            ? "No past nowcast can be checked yet"
            : $"Of {Figures.Count(record.Cases)} past nowcasts {Figures.PlainPercent(record.Covered80, 0)} lay inside 80 %, {Figures.PlainPercent(record.Covered95, 0)} inside 95 % ({Plain(record.IndependentRounds)} independent rounds); {Figures.PlainPercent(record.WrongSign, 0)} of the shown scores had the wrong sign";
        screen.Line($"[bold]{Markup.Escape(score.Metric)}[/], {score.Days} days: {ground}. {held}.");
    }

    private void More(int count, string what, int shown = MostRows)
    {
        if (count > shown)
            screen.Line($"[grey]… and {Figures.Count(count - shown)} more {what}: --json[/]");
    }

    private static string Words(ShortageEntry shortage) => Markup.Escape($"not enough data: {shortage.WithReason()}");

    private static string Between(double? low, double? high, Func<double?, string> text) =>
        low is null ? "n/a" : $"{text(low)} to {text(high)}";

    /// <summary>Two places from 1 NMR on, four below: an estimate needs no more.</summary>
    private static string Nmr(double? amount) =>
        amount is not { } a ? "n/a"
        : Math.Abs(a) >= 1 ? a.ToString("+#,##0.00;-#,##0.00", CultureInfo.InvariantCulture)
        : Score(a);

    private static string Score(double? score) =>
        score is { } s ? s.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture) : "n/a";

    /// <summary>A score with three places where four do not fit.</summary>
    private string Short(double? score) =>
        _isNarrow && score is { } s ? s.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) : Score(score);

    private static string Plain(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
