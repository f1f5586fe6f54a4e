using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast reconcile [MODEL…]</c></summary>
internal static class ReconcileCommand
{
    private const int MostListed = 30;

    public static Command Make(GlobalOptions everywhere)
    {
        var selection = new SelectionOptions("Models to reconcile (default: all).");
        var command = new Command("reconcile", "Computed payouts against the ones Numerai reported.");
        selection.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = selection.Read(new ReconcileRequest(), parsed, context);
                return context.Answer(
                    view => ReconcileWorkflow.Run(view, request),
                    answer =>
                        context.Screen.Answer(() => ReconcileDocument.Of(answer), () => Words(context.Screen, answer))
                );
            }
        );
        return command;
    }

    private static void Words(Screen screen, ReconcileAnswer answer)
    {
        var share = answer.Matched / (double)answer.Pairs;
        screen.Line(
            $"[bold]{Figures.Count(answer.Matched)} of {Figures.Count(answer.Pairs)}[/] payouts match ({Figures.PlainPercent(share, 2)}), "
                + $"each within {(double)ReconcileWorkflow.ToleranceOfStake:0e0} of its stake; the worst of them is {(double)answer.WorstMatched:0.0e+0} off."
        );
        if (answer.Projections > 0)
            screen.Line($"{Figures.Count(answer.Projections)} of them are projections: the round had not resolved.");
        if (answer.Settled > answer.Pairs - answer.Projections)
            screen.Line(
                $"Settled in this range: {Figures.Count(answer.Settled)} payouts on a stake, {Figures.Count(answer.Pairs - answer.Projections)} of them compared."
            );
        foreach (var (code, count) in answer.NotComparable)
            screen.Line($"Not comparable: {Figures.Count(count)} payouts, {InWords(code)}.");
        if (answer.Mismatches.Count > 0)
            Mismatches(screen, answer.Mismatches);
    }

    private static void Mismatches(Screen screen, IReadOnlyList<PayoutMismatch> mismatches)
    {
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Model"));
        table.AddColumn(Tables.Number("Round"));
        table.AddColumn(Tables.Number("Computed"));
        table.AddColumn(Tables.Number("Settled"));
        table.AddColumn(Tables.Words("Reason"));
        foreach (var m in mismatches.OrderByDescending(m => Math.Abs((m.Computed - m.Settled).Amount)).Take(MostListed))
        {
            table.AddRow(
                Tables.Plain(m.Model),
                Tables.Plain(Figures.Count(m.Round)),
                Tables.Plain(Figures.Nmr((double)m.Computed.Amount)),
                Tables.Plain(Figures.Nmr((double)m.Settled.Amount)),
                Tables.Plain(m.Reason)
            );
        }
        screen.Line("Do not match, largest difference first:");
        screen.Write(table);
        if (mismatches.Count > MostListed)
            screen.Line($"[grey]… and {Figures.Count(mismatches.Count - MostListed)} more: --json[/]");
    }

    private static string InWords(string code) =>
        code switch
        {
            "not-final" => "not final yet: payout and scores are of different days",
            "no-multiplier" => "a multiplier is not stored",
            "no-score" => "a score is not stored",
            "no-factor" => "the payout factor is not stored",
            "no-rule" => "no payout rule is known for the round",
            _ => Markup.Escape(code),
        };
}
