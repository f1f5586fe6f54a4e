using Ballast.Core.Planning;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Numerai;
using Ballast.Numerai.Feed;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A sandbox whose owner leaves stakes alone, and a command line with its keys.</summary>
internal sealed class ApplyWorld : IAsyncDisposable
{
    /// <summary>Under legacy staking.</summary>
    public static readonly DateTimeOffset Legacy = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);

    /// <summary>Under atomic staking, with claims.</summary>
    public static readonly DateTimeOffset Atomic = new(2027, 1, 20, 18, 0, 0, TimeSpan.Zero);

    private ApplyWorld(SandboxServer server, DateTimeOffset now)
    {
        Server = server;
        Clock = new MovedClock(now);
        Line = new CommandLine
        {
            Clock = Clock,
            IsTerminal = true,
            Variables = new Dictionary<string, string>
            {
                ["NUMERAI_PUBLIC_ID"] = server.Key!.PublicId,
                ["NUMERAI_SECRET_KEY"] = server.Key.Secret,
            },
        };
    }

    public SandboxServer Server { get; }

    public MovedClock Clock { get; }

    public CommandLine Line { get; }

    public string File => Line.Folder.Path("plan.json");

    public static async Task<ApplyWorld> StartAsync(DateTimeOffset now, params PlantedChange[] changes) =>
        new(
            await SandboxServer.StartAsync(
                new SandboxOptions
                {
                    Now = now,
                    Rounds = now == Legacy ? 40 : 140,
                    RoundsAhead = 60,
                    RuleChanges = changes,
                    Models = now == Legacy ? 12 : 24,
                    SignalsModels = 1,
                    CryptoModels = 1,
                    WithOwnerActions = now != Legacy,
                    Cutovers =
                        now == Legacy
                            ? new Dictionary<Tournament, int> { [Tournament.Classic] = int.MaxValue }
                            : new Dictionary<Tournament, int>(),
                },
                TestContext.Current.CancellationToken
            ),
            now
        );

    public async Task<ShownAccount> ReadAsync()
    {
        using var connection = new NumeraiConnection(new NumeraiOptions { Endpoint = Server.Url });
        var client = new NumeraiClient(connection, new NumeraiCredentials(Server.Key!.PublicId, Server.Key.Secret));
        var reader = new NumeraiStakeReader(new Dictionary<string, NumeraiClient> { ["default"] = client });
        var reading = await reader.ReadAsync("default", Clock.GetUtcNow(), TestContext.Current.CancellationToken);
        return reading.ShouldBeOfType<StakeReading.Reported>().Account;
    }

    /// <summary>Writes a plan from the state as it is.</summary>
    public async Task<StakePlan> PlanAsync(string staking, Func<IReadOnlyList<ShownModel>, IEnumerable<PlanMove>> moves)
    {
        var account = await ReadAsync();
        var models = account.Models.Where(m => m.Tournament == (int)Tournament.Classic).ToList();
        var plan = PlanFile.Sealed(
            new StakePlan
            {
                Tournament = "classic",
                AsOf = Clock.GetUtcNow(),
                ExpiresAt = Clock.GetUtcNow().AddHours(24),
                Staking = staking,
                Target = new PlanTarget("file", "target.csv", 0, new Dictionary<string, decimal>()),
                State = new PlanState(
                    [new PlanWallet("default", account.Available)],
                    [
                        .. models.Select(m => new PlanModel(
                            m.Name,
                            "default",
                            m.Stake,
                            m.Held,
                            m.Release is { } r ? (r.IsAll ? m.Stake : r.Amount) : null
                        )),
                    ]
                ),
                Moves = [.. moves(models)],
            }
        );
        System.IO.File.WriteAllText(File, PlanFile.Write(plan));
        return plan;
    }

    public PlanMove Move(int id, PlanMoveKind kind, string model, decimal nmr) =>
        new(id, kind, model, "default", nmr, Clock.GetUtcNow(), $"Because of {model}.") { FirstRound = 1300 };

    public CommandLine.Said Apply(params string[] more) =>
        Line.Run(["apply", File, "--api", Server.Url.ToString(), .. more]);

    public void Pass(TimeSpan time)
    {
        Clock.Advance(time);
        Server.MoveClock(Clock.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        Line.Dispose();
        await Server.DisposeAsync();
    }
}
