using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast rounds</c></summary>
internal static class RoundsCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var slice = new SliceOptions();
        var command = new Command("rounds", "Which rounds are stored, newest first, and what is known of them.");
        slice.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var chosen = slice.Read(parsed, context);
                return context.AnswerDocument(view => StoredWorkflow.Rounds(view, chosen), Words);
            }
        );
        return command;
    }

    private static void Words(Screen screen, RoundsDocument document)
    {
        screen.Line(
            $"[bold]{Figures.Rounds(document.Total)}[/] of {document.Tournament}; ~ by the calendar, where no report says it"
        );
        var table = Tables.Make();
        foreach (var column in new[] { "Round", "Opens", "Resolves", "Factor" })
            table.AddColumn(Tables.Number(column));
        table.AddColumn(Tables.Words("State"));
        foreach (var round in document.Rounds)
            table.AddRow(
                new Text($"{round.Round}"),
                new Text(Day(round.Opens, round.IsOpenAssumed)),
                new Text(Day(round.Resolves, round.IsResolveAssumed)),
                new Text(round.PayoutFactor is { } factor ? Figures.Exact(factor) : "n/a"),
                new Text((round.IsResolved ? "resolved" : "running") + (round.HasScores ? "" : ", no scores"))
            );
        screen.Write(table);
        SliceOptions.Rest(screen, document, document.Rounds.Count, "rounds, newest first");
    }

    private static string Day(DateTimeOffset time, bool isAssumed) =>
        (isAssumed ? "~" : "") + time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
