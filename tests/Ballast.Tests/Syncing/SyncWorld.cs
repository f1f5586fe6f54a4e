using Ballast.Cli;
using Ballast.Core.Questions.Reconcile;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Syncing;
using Ballast.Numerai.Errors;
using Ballast.Sandbox.Server;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Syncing;

/// <summary>A sandbox over real HTTP, a clock that agrees with it, and stores to sync into.</summary>
internal sealed class SyncWorld : IAsyncDisposable
{
    private const int MostAttempts = 10;

    /// <summary>Classic with legacy staking, some months before the cutover.</summary>
    public static readonly DateTimeOffset Legacy = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);

    /// <summary>The first rounds of atomic staking have resolved.</summary>
    public static readonly DateTimeOffset Atomic = new(2026, 12, 16, 22, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    private SyncWorld(SandboxServer server) => Server = server;

    public SandboxServer Server { get; }

    public int Models { get; private init; }

    public static async Task<SyncWorld> StartAsync(
        DateTimeOffset now,
        ulong seed = 1,
        int models = 5,
        int rounds = 40,
        FaultOptions? faults = null,
        IReadOnlyList<PlantedChange>? changes = null
    )
    {
        var options = new SandboxOptions
        {
            Seed = seed,
            Now = now,
            Rounds = rounds,
            RoundsAhead = 30,
            Models = models,
            SignalsModels = 0,
            CryptoModels = 0,
            Faults = faults ?? new FaultOptions(),
            RuleChanges = changes ?? [],
        };
        var server = await SandboxServer.StartAsync(options, TestContext.Current.CancellationToken);
        return new SyncWorld(server) { Models = models };
    }

    public string Store(string name = "store") => _folder.Path(name + ".db");

    /// <summary>Syncs the leaderboard, or the models named.</summary>
    public async Task<(SyncAnswer Answer, int Requests)> SyncAsync(
        string store = "store",
        string[]? names = null,
        bool isFull = false,
        CancellationToken? cancellation = null
    )
    {
        using var door = new NumeraiSession(Server.Url, new StandingClock(Server.Now));
        using var opened = TournamentStore.Open(Store(store));
        var request = new SyncRequest
        {
            Models = names ?? [],
            Leaderboard = names is null ? Models : 0,
            IsFull = isFull,
            Now = Server.Now,
        };
        var token = cancellation ?? TestContext.Current.CancellationToken;
        var outcome = await SyncWorkflow.RunAsync(opened, door.Feed, [], request, null, token);
        var refusal = (outcome as Outcome<SyncAnswer>.Refused)?.Refusal;
        refusal.ShouldBeNull(refusal?.Message);
        return (((Outcome<SyncAnswer>.Done)outcome).Value, door.Requests);
    }

    /// <summary>Syncs as a user does on a bad day: again, until nothing is missing. The dice of the faults fall as the threads happen to run.</summary>
    public async Task<(SyncAnswer Answer, int Requests)> SyncUntilDoneAsync(string store)
    {
        var sent = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (answer, requests) = await SyncAsync(store);
                sent += requests;
                if (answer.Models.All(m => m.Incomplete is null) && answer.Problems.Count == 0)
                    return (answer, sent);
            }
            catch (NumeraiException) when (attempt < MostAttempts)
            {
                // Every repetition of one question met a fault.
            }
            attempt.ShouldBeLessThan(MostAttempts);
        }
    }

    public ReconcileAnswer Reconcile(string store = "store")
    {
        using var opened = TournamentStore.Open(Store(store));
        var outcome = Reconciliation.Run(new AsOfView(opened, Tournament.Classic, Server.Now), new ReconcileRequest());
        return outcome.ShouldBeOfType<Outcome<ReconcileAnswer>.Done>().Value;
    }

    public string Dump(string store = "store") => StoreDump.Of(Store(store));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
