using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast data</c></summary>
internal static class DataCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var command = new Command("data", "What is stored, how fresh it is, what is missing.");
        everywhere.SetAction(
            command,
            (_, context) =>
            {
                var request = new StoredRequest { Tournament = context.Tournament, AsOf = context.AsOf };
                return context.AnswerDocument(store => StoredWorkflow.Data(store, request), Words);
            }
        );
        return command;
    }

    private static void Words(Screen screen, DataDocument document)
    {
        screen.Line($"[bold]Stored[/] of {document.Tournament}: {Figures.Count(document.Models)} models");
        screen.Line(
            document.FirstRound is null
                ? "No scores yet."
                : $"Scores of {Figures.Rounds(document.ScoredRounds)}, {document.FirstRound}-{document.LastRound}: {Markup.Escape(string.Join(", ", document.Metrics))}"
        );
        if (document.RoundsBehind is > 0 and var behind)
            screen.Line($"Round {document.NewestOpenRound} has opened; scores end {Figures.Rounds(behind)} before it.");
        if (document.MissingRounds.Count > 0)
            screen.Line($"[yellow]Without any score: {Figures.Rounds(document.MissingRounds.Count)} in between[/]");
        if (document.InterimRounds.Count > 0)
            screen.Line($"Not final yet: {Figures.Rounds(document.InterimRounds.Count)}");
        screen.Line(
            $"Stakes: {Figures.Count(document.Positions)} by model and round, {Figures.Count(document.UnsettledPositions)} not settled; {Figures.Count(document.StakeDays)} by day"
        );
        screen.Line(
            document.LastPriceDay is { } day
                ? $"Prices of NMR: {Figures.Count(document.PriceDays)} days, the last {day:yyyy-MM-dd}"
                : "Prices of NMR: none"
        );
    }
}
