using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast models</c></summary>
internal static class ModelsCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var slice = new SliceOptions();
        var command = new Command("models", "Which models are stored: their rounds and stakes.");
        slice.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var chosen = slice.Read(parsed, context);
                return context.AnswerDocument(view => StoredWorkflow.Models(view, chosen), Words);
            }
        );
        return command;
    }

    private static void Words(Screen screen, ModelsDocument document)
    {
        screen.Line($"[bold]{Figures.Count(document.Total)} models[/] of {document.Tournament}");
        var table = Tables.Make();
        table.AddColumn(Tables.Name("Model"));
        foreach (var column in new[] { "Rounds", "First", "Last", "Staked rounds", "Last stake" })
            table.AddColumn(Tables.Number(column));
        foreach (var model in document.Models)
            table.AddRow(
                new Text(model.Model),
                new Text(Figures.Count(model.Rounds)),
                new Text($"{model.FirstRound}"),
                new Text($"{model.LastRound}"),
                new Text(Figures.Count(model.StakedRounds)),
                new Text(model.LastStakeNmr is { } stake ? Figures.Exact(stake) : "n/a")
            );
        screen.Write(table);
        SliceOptions.Rest(screen, document, document.Models.Count, "models, by name");
    }
}
