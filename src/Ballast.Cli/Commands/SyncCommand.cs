using System.CommandLine;
using Ballast.Cli.Importing;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Syncing;
using Ballast.Storage;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast sync [MODEL…]</c></summary>
internal static class SyncCommand
{
    private const int LargestLeaderboard = 100_000;

    // A day, in seconds.
    private const int LongestWait = 86_400;

    public static Command Make(GlobalOptions everywhere)
    {
        var models = Names.Models("Models to sync and to keep on the watch list (default: the watch list).");
        var account = new Option<string?>("--account")
        {
            Description = "The own models, by the keys in the environment or .env: of the account LABEL, or of all.",
            HelpName = "LABEL",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var leaderboard = new Option<int>("--leaderboard")
        {
            Description = "The first N models of the leaderboard.",
            HelpName = "N",
        };
        var api = TextOption.Make("--api", "Another address of the API, for example a sandbox's.", "URL");
        var full = new Option<bool>("--full") { Description = "Ask for everything again." };
        var wait = new Option<int>("--wait")
        {
            Description = "Seconds to wait while another process syncs this store.",
            HelpName = "SECONDS",
        };
        var takeOver = new Option<bool>("--take-over")
        {
            Description = "Sync though another process has the store's lease: only where that process is gone.",
        };
        var command = new Command(
            "sync",
            "Fetch rounds, scores, stakes and payouts; what is there already is not asked for again."
        )
        {
            models,
            account,
            leaderboard,
            api,
            full,
            wait,
            takeOver,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new SyncRequest
                {
                    Tournament = context.Tournament,
                    Models = parsed.GetValue(models)!,
                    Leaderboard = Numbers.Within(
                        parsed.GetValue(leaderboard),
                        "--leaderboard",
                        context.Command,
                        0,
                        LargestLeaderboard
                    ),
                    IsFull = parsed.GetValue(full),
                    Now = context.CliHost.Clock.GetUtcNow(),
                };
                var endpoint = NumeraiSession.Endpoint(parsed.GetValue(api), context.Command);
                var own = (parsed.GetResult(account) is not null, parsed.GetValue(account));
                var seconds = Numbers.Within(parsed.GetValue(wait), "--wait", context.Command, 0, LongestWait);
                return Run(context, request, endpoint, own, TimeSpan.FromSeconds(seconds), parsed.GetValue(takeOver));
            },
            "--as-of"
        );
        return command;
    }

    private static int Run(
        CommandContext context,
        SyncRequest request,
        Uri endpoint,
        (bool IsOwn, string? Label) account,
        TimeSpan wait,
        bool takesOver
    )
    {
        using var door = NumeraiSession.Open(context, endpoint);
        IReadOnlyList<string> warnings = [];
        IReadOnlyList<IAccountFeed> accounts = [];
        if (account.IsOwn)
        {
            var (keys, remarks) = NumeraiSession.Keys(context, account.Label);
            accounts = [.. keys.Select(door.Account)];
            warnings = remarks;
        }
        RequireAnAnswer(context, request.Tournament, endpoint);
        using var store = context.OpenToWrite();
        var outcome = Leased(context, wait, takesOver, inside => Sync(inside, store, door, accounts, request))
            .Then<SyncAnswer, SyncAnswer>(answer => answer with { Warnings = [.. warnings, .. answer.Warnings] });
        var shown = context.Show(
            outcome,
            answer =>
            {
                var diagnosis = Diagnose.Of(context, store);
                context.Screen.Answer(
                    () =>
                        SyncDocument.Of(answer, context.StoreName, door.Requests) with
                        {
                            Diagnosis = Diagnose.Answer(diagnosis),
                        },
                    () =>
                    {
                        new SyncView(context.Screen, answer).Write(door.Requests, context.StoreName);
                        Diagnose.Show(context.Screen, diagnosis);
                    }
                );
            }
        );
        if (shown == Screen.Done && context.Panels is { } folder)
            return Archive(context, folder);
        return shown;
    }

    /// <summary>What resolved meanwhile goes to the panels, too. The sync has been done and reported whatever comes of it.</summary>
    private static int Archive(CommandContext context, string folder)
    {
        try
        {
            var outcome = StoreArchiveCommand.Run(context, folder, isDryRun: false);
            context.Screen.Aside(
                outcome switch
                {
                    Outcome<StoreArchiveDocument>.Done done => StoreArchiveCommand.Sentence(done.Value),
                    Outcome<StoreArchiveDocument>.Refused refused => refused.Refusal.Message,
                    _ => throw new InvalidOperationException("An outcome is done or refused."),
                }
            );
            return Screen.Done;
        }
        catch (StoreException e)
        {
            context.Screen.Aside(e.Message);
            return Screen.NeighbourFailed;
        }
    }

    /// <summary>No store is begun for the sake of a server that does not answer: it is asked for one round first, which is not counted as the sync's.</summary>
    /// <exception cref="Ballast.Numerai.Errors.NumeraiException">It does not, or not as Numerai.</exception>
    private static void RequireAnAnswer(CommandContext context, Tournament tournament, Uri endpoint)
    {
        if (StoreLocation.IsServer(context.StorePath) || File.Exists(context.StorePath))
            return;
        using var look = NumeraiSession.Open(context, endpoint);
        look.Feed.RoundsAsync(tournament, newest: 1, context.CliHost.Cancellation).GetAwaiter().GetResult();
    }

    /// <summary>One sync of a store at a time, across processes and machines.</summary>
    private static Outcome<SyncAnswer> Leased(
        CommandContext context,
        TimeSpan wait,
        bool takesOver,
        Func<CommandContext, Outcome<SyncAnswer>> sync
    ) =>
        context.CliHost.IsLetIn
            ? sync(context)
            : LeasedSync
                .RunAsync(
                    context.Lease with
                    {
                        TakesOver = takesOver,
                    },
                    wait,
                    token => sync(context with { CliHost = context.CliHost with { Cancellation = token } }),
                    context.CliHost.Cancellation
                )
                .GetAwaiter()
                .GetResult();

    /// <summary>Syncs without asking who else does: for a store that nobody else knows.</summary>
    public static Outcome<SyncAnswer> Sync(
        CommandContext context,
        ISyncStore store,
        NumeraiSession door,
        IReadOnlyList<IAccountFeed> accounts,
        SyncRequest request
    ) =>
        ProgressBar.Counting(
            context.Screen,
            "sync",
            context.CliHost.Clock,
            progress =>
                SyncWorkflow
                    .RunAsync(store, door.Feed, accounts, request, progress, context.CliHost.Cancellation)
                    .GetAwaiter()
                    .GetResult()
        );
}
