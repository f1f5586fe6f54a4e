using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Backtesting;
using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast sensitivity [MODEL…]</c></summary>
internal static class SensitivityCommand
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static Command Make(GlobalOptions everywhere)
    {
        var options = new BacktestOptions(
            "average",
            "What a window is won by: average (mean payout a round), total, or average over common rounds (all models have them).",
            "12"
        );
        var command = new Command(
            "sensitivity",
            "How much the best model and combination depend on where a backtest begins and ends."
        );
        options.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = options.Read(parsed, context);
                if (request.Mode == BacktestMode.Compounded)
                    throw new UsageException(
                        context.Command,
                        "--mode is average, total or common here: overlapping rounds of a window do not compound."
                    );
                var top = options.Top(parsed, context.Command);
                return context.AnswerDocument(
                    view => SensitivityWorkflow.Run(view, request),
                    (screen, answer) => Words(screen, answer, top)
                );
            }
        );
        return command;
    }

    private static void Words(Screen screen, SensitivityDocument answer, int top)
    {
        screen.Line(
            $"[bold]Sensitivity[/] · {answer.Tournament} · rounds {answer.From} to {answer.To} · {Figures.Count(answer.Compared)} candidates, {By(answer)}"
        );
        if (answer.CrossesSystems)
            screen.Line(
                "[yellow]Crosses the change to atomic staking.[/] A window is won by the return on the NMR committed; the NMR add up different amounts of capital."
            );
        screen.Line("Winner by first round (down) and last round (across):");
        foreach (var line in HeatMap(answer))
            screen.Line(Markup.Escape(line));
        var table = Tables.Make();
        table.AddColumn(Tables.Name(""));
        table.AddColumn(Tables.Name("Model"));
        table.AddColumn(Tables.Name("Multipliers"));
        table.AddColumn(Tables.Number("wins"));
        table.AddColumn(Tables.Number("of windows"));
        table.AddColumn(Tables.Number("NMR, whole range"));
        table.AddColumn(Tables.Number("return"));
        for (var i = 0; i < Math.Min(answer.Candidates.Count, top); i++)
        {
            var candidate = answer.Candidates[i];
            table.AddRow(
                Tables.Plain(Letter(i)),
                Tables.Plain(candidate.Model),
                Tables.Plain(
                    string.Join(
                        " · ",
                        candidate.Multipliers.Select(m => $"{m.Key} {m.Value.ToString(CultureInfo.InvariantCulture)}")
                    )
                ),
                Tables.Plain(Figures.Count(candidate.Wins)),
                Tables.Plain(Figures.PlainPercent(candidate.Share)),
                Tables.Plain(candidate.Value is { } value ? Figures.Nmr(value) : "n/a"),
                Tables.Plain(candidate.Return is { } share ? Figures.Percent(share, 2) : "n/a")
            );
        }
        screen.Write(table);
        if (answer.Candidates.Count > top)
            screen.Line(
                $"[grey]… and {answer.Candidates.Count - top} more that won a window: --top {answer.Candidates.Count}, or --json[/]"
            );
        foreach (var change in answer.Changes)
            screen.Line(
                $"Windows of about {Figures.Rounds(change.Rounds)}: the next one had another winner in {change.Changed} of {change.Pairs} cases (blind choice: {Probability.InWords(change.ByChance)})."
            );
        if (answer.CornerRemark is { } remark)
            screen.Line($"[yellow]A corner:[/] {Markup.Escape(remark)}");
        if (answer.Rules.Count > 1)
            screen.Line(
                $"[yellow]Crosses {answer.Rules.Count} payout rules[/]: {string.Join(", ", answer.Rules.Select(r => $"{r.Rule ?? "none known"} ({r.From}-{r.To})"))}."
            );
    }

    private static string By(SensitivityDocument answer)
    {
        var what = answer.CrossesSystems ? "return" : "payout";
        return answer.Mode switch
        {
            "total" => $"by total {what}",
            "common" => $"by mean {what} over the rounds all models have",
            _ => $"by mean {what} a round",
        };
    }

    /// <summary>One letter a window; a dot where nobody has half of its rounds, a blank where it would end before it begins.</summary>
    private static IEnumerable<string> HeatMap(SensitivityDocument answer)
    {
        for (var from = 0; from < answer.Winners.Count; from++)
        {
            var row = answer
                .Winners[from]
                .Select(
                    (w, to) =>
                        to <= from ? " "
                        : w is { } place ? Letter(place)
                        : "."
                );
            yield return $"{answer.Bounds[from], 6} {string.Concat(row.Skip(1))}";
        }
    }

    private static string Letter(int place) => place < Letters.Length ? Letters[place].ToString() : "*";
}
