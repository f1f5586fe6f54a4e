using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast data</c></summary>
internal static class DataCommand
{
    private const int MostSpans = 6;

    public static Command Make(GlobalOptions everywhere)
    {
        var command = new Command("data", "What is stored, how fresh it is, what is missing.");
        everywhere.SetAction(command, (_, context) => context.AnswerDocument(StoredWorkflow.Data, Words));
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
        screen.Line(
            $"Stakes: {Figures.Count(document.Positions)} by model and round, {Figures.Count(document.UnsettledPositions)} not settled; {Figures.Count(document.StakeDays)} by day"
        );
        screen.Line(
            document.LastPriceDay is { } day
                ? $"Prices of NMR: {Figures.Count(document.PriceDays)} days, the last {day:yyyy-MM-dd}"
                : "Prices of NMR: none"
        );
        foreach (var missing in document.Missing)
            screen.Line($"[yellow]Missing:[/] {Markup.Escape(Missing(missing))}");
    }

    private static string Missing(LackEntry entry)
    {
        var what = entry.What switch
        {
            "left-out" => $"{Figures.Count(entry.Count)} scores",
            "payout-missing" => $"payouts of {Figures.Count(entry.Count)} stakes",
            "price" => $"prices of {Figures.Count(entry.Count)} days",
            _ => Figures.Rounds(entry.Count),
        };
        var where = entry.Rounds.Count == 0 ? "" : $" ({RoundSpans.Of(entry.Rounds, MostSpans)})";
        return $"{what}{where}. {entry.Why}{(entry.Helps is null ? "" : " " + entry.Helps)}";
    }
}
