using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Importing;
using Ballast.Core.Workflows.Ports;
using Ballast.Files;
using Ballast.Sandbox.Frames;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast demo</c>: a generated tournament, imported into a temporary store, and its backtest.</summary>
internal static class DemoCommand
{
    // The grid of the community's script, on the scores of today.
    private static readonly IReadOnlyList<(Metric, IReadOnlyList<decimal>)> Grid =
    [
        (new Metric("corr20V2"), [0m, 0.5m, 1m]),
        (Metric.Mmc, [0m, 0.5m, 1m, 1.5m, 2m, 2.5m, 3m]),
    ];

    public static Command Make(GlobalOptions everywhere)
    {
        var seed = new Option<ulong>("--seed")
        {
            Description = "Equal seeds give equal tournaments.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var keep = new Option<string?>("--keep")
        {
            Description = "Keep the generated CSV files and the store in this folder.",
            HelpName = "FOLDER",
        };
        var command = new Command("demo", "Try it without files, keys or a network: a small generated tournament.")
        {
            seed,
            keep,
        };
        everywhere.SetAction(command, (parsed, context) => Run(context, parsed.GetValue(seed), parsed.GetValue(keep)));
        return command;
    }

    private static int Run(CommandContext context, ulong seed, string? keep)
    {
        var folder = Directory
            .CreateDirectory(keep ?? Path.Combine(Path.GetTempPath(), $"ballast-demo-{Guid.NewGuid():N}"))
            .FullName;
        try
        {
            return InFolder(
                context with
                {
                    StorePath = Path.Combine(folder, "demo.db"),
                },
                seed,
                folder,
                keep is not null
            );
        }
        finally
        {
            if (keep is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static int InFolder(CommandContext context, ulong seed, string folder, bool isKept)
    {
        var demo = DemoTournament.Recent(seed, context.Surroundings.Clock.GetUtcNow());
        var files = Write(demo, folder);
        using var store = context.OpenToWrite();
        foreach (var file in files)
        {
            var imported = TableFile.Open(file, null).Then(source => Import(store, source, demo.Now));
            if (imported is Outcome<ImportAnswer>.Refused { Refusal: var refusal })
                return context.Screen.Refuse(refusal);
        }
        var request = new BacktestRequest { Grid = Grid, AsOf = demo.Now };
        return context.Show(
            BacktestWorkflow.Run(store, PayoutTimeline.Shipped, request),
            answer =>
                context.Screen.Answer(
                    () => new DemoDocument(seed, context.StorePath, BacktestDocument.Of(answer)),
                    () => Words(context.Screen, seed, demo, answer, isKept ? folder : null)
                )
        );
    }

    private static Outcome<ImportAnswer> Import(ITournamentStore store, IRowSource source, DateTimeOffset now)
    {
        using (source)
            return ImportWorkflow.Run(store, source, new ImportRequest(Tournament.Classic, Strict: true, now));
    }

    private static string[] Write(DemoTournament demo, string folder)
    {
        string[] files = [Path.Combine(folder, "rounds.csv"), Path.Combine(folder, "scores.csv")];
        using (var rounds = new StreamWriter(files[0]))
            demo.WriteRounds(rounds);
        using (var scores = new StreamWriter(files[1]))
            demo.WriteScores(scores);
        return files;
    }

    private static void Words(Screen screen, ulong seed, DemoTournament demo, BacktestAnswer answer, string? folder)
    {
        screen.Line(
            $"[bold]Demo[/]: a made-up tournament (seed {seed}) of {answer.Models.Count} models and {Figures.Rounds(demo.Rounds.Count)}, as it stood on {demo.Now:yyyy-MM-dd}."
        );
        new BacktestView(screen, answer, top: 30).Write();
        if (folder is null)
            screen.Remark(
                "[grey]Your own scores: ballast import scores.csv --metric corr, then ballast backtest. The demo's files: ballast demo --keep FOLDER[/]"
            );
        else
            screen.Remark(
                $"[grey]Kept in {Markup.Escape(folder)}: rounds.csv, scores.csv and the store demo.db. Go on with: ballast --store {Markup.Escape(Path.Combine(folder, "demo.db"))} backtest[/]"
            );
    }
}
