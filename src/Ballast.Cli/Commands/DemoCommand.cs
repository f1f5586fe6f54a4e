using System.CommandLine;
using Ballast.Cli.Demo;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Syncing;
using Ballast.Numerai.Keys;
using Ballast.Sandbox.Server;
using Ballast.Storage;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast demo</c>: a generated tournament on this machine, synced over HTTP into a temporary store, and its backtest.</summary>
internal static class DemoCommand
{
    // The grid of the community's script, on the scores of today.
    private static readonly Given Grid = new(
        new Dictionary<string, IReadOnlyList<string>> { ["grid"] = ["corr20V2=0,0.5,1", "mmc=0,0.5,1,1.5,2,2.5,3"] },
        []
    );

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
            Description = "Keep the store in this folder.",
            HelpName = "FOLDER",
        };
        var command = new Command("demo", "Try it without files, keys or a network: a small generated tournament.")
        {
            seed,
            keep,
        };
        everywhere.SetAction(
            command,
            (parsed, context) => Run(context, parsed.GetValue(seed), parsed.GetValue(keep)),
            "--store",
            "--tournament",
            "--as-of"
        );
        return command;
    }

    private static int Run(CommandContext context, ulong seed, string? keep)
    {
        if (keep is not null && Path.Exists(Path.Combine(keep, DemoWorld.Store)))
            return context.Screen.Refuse(
                new Refusal(
                    "file-exists",
                    $"There is a store {Path.Combine(keep, DemoWorld.Store)} already, and made-up money never comes into another's; name another folder."
                )
            );
        var folder = keep ?? Directory.CreateTempSubdirectory("ballast-demo-").FullName;
        StoreFile.CreatePrivateFolder(folder);
        try
        {
            return InFolder(
                context with
                {
                    StorePath = Path.Combine(folder, DemoWorld.Store),
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
        var now = DemoWorld.Moment;
        var standing = context with { CliHost = context.CliHost with { Clock = new StandingClock(now) } };
        using var store = context.OpenToWrite();
        var synced = SyncAsync(standing, store, seed, now).GetAwaiter().GetResult();
        if (synced is not Outcome<(SyncAnswer, int)>.Done { Value: var (answer, requests) })
            return context.Show(synced, _ => { });
        if (isKept && Live(context, store) is { } wrong)
            return context.Screen.Fail("demo", wrong);
        var question = QuestionCatalogue.Find("backtest")!;
        return context.Show(
            question.Ask(new Asked(new AsOfView(store, Tournament.Classic, now), Grid)),
            backtest =>
                context.Screen.Answer(
                    new DemoDocument(seed, context.StoreName, now, (BacktestAnswer)backtest),
                    new DemoJson(Answers.Options()).DemoDocument,
                    () =>
                        Words(
                            context.Screen,
                            (seed, now, requests),
                            answer,
                            question.InWords(backtest, Grid),
                            isKept ? folder : null
                        )
                )
        );
    }

    /// <summary>A tournament of its own, synced over HTTP like the real one.</summary>
    private static async Task<Outcome<(SyncAnswer, int)>> SyncAsync(
        CommandContext context,
        ISyncStore store,
        ulong seed,
        DateTimeOffset now
    )
    {
        var server = await SandboxServer
            .StartAsync(DemoWorld.Options(seed), context.CliHost.Cancellation)
            .ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            using var door = new NumeraiSession(server.Url, context.CliHost.Clock);
            IReadOnlyList<IAccountFeed> accounts =
            [
                .. DemoWorld.Keys.Select(k => door.Account(new NumeraiCredentials(k.PublicId, k.Secret, k.Label))),
            ];
            // How scores ripen is learnt from the models of one account; those of all would take twice as long.
            var first = await accounts[0].AccountAsync(context.CliHost.Cancellation).ConfigureAwait(false);
            IReadOnlyList<string> own = first is Outcome<FeedAccount>.Done { Value.Models: var models }
                ? [.. models.Select(m => m.Model.Name)]
                : [];
            var request = new SyncRequest { Leaderboard = DemoWorld.Models.Count, Now = now };
            var synced = await SyncWorkflow
                .RunAsync(store, new DemoFeed(door.Feed, own), accounts, request, null, context.CliHost.Cancellation)
                .ConfigureAwait(false);
            return synced.Then<SyncAnswer, (SyncAnswer, int)>(answer => (answer, door.Requests));
        }
    }

    /// <summary>What an owner did with it; only where somebody will look at it.</summary>
    private static string? Live(CommandContext context, ISyncStore store)
    {
        var own = new AsOfView(store, Tournament.Classic, DemoWorld.Moment)
            .AccountStanding.Stakes.Select(s => s.Model)
            .Distinct()
            .Order(StringComparer.Ordinal);
        if (store is ISubmissionStore submissions)
            DemoHistory.KeepSubmissions(submissions, [.. own]);
        return DemoHistory.Run(context.CliHost, context.StorePath);
    }

    private static void Words(
        Screen screen,
        (ulong Seed, DateTimeOffset Now, int Requests) world,
        SyncAnswer synced,
        IReadOnlyList<Core.Text.Block> backtest,
        string? folder
    )
    {
        screen.Line(
            $"[bold]Demo[/]: a made-up tournament (seed {world.Seed}) of {Figures.Rounds(synced.Rounds.Reported)}, as it stood on {world.Now:yyyy-MM-dd}, served on this machine."
        );
        screen.Line(
            $"Synced {synced.Models.Count} models over HTTP in {world.Requests} requests; {Figures.New(SyncDocument.Total(synced))}."
        );
        new BlocksOnTerminal(screen).Write(backtest);
        if (folder is null)
            screen.Remark(
                "[grey]Real models: ballast sync MODEL, then ballast backtest. A tournament to play with: ballast sandbox. The demo's store: ballast demo --keep FOLDER[/]"
            );
        else
            screen.Remark(
                $"[grey]Kept in {Markup.Escape(folder)}: the store demo.db. Go on with: ballast today --store {Markup.Escape(Path.Combine(folder, DemoWorld.Store))} --as-of {world.Now:yyyy-MM-ddTHH:mm}Z[/]"
            );
    }
}
