using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Planning.Journal;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Numerai;
using Ballast.Numerai.Feed;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Stakes;
using Ballast.Sandbox.Server;
using Ballast.Sandbox.Settlement;
using Ballast.Storage;
using Ballast.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Planning.Applying.Crashes;

/// <summary>A sandbox over real HTTP in which much goes wrong, a store in a file, and a client that dies and starts again.</summary>
internal sealed class CrashWorld : IAsyncDisposable
{
    private const string Account = "default";
    private static readonly DateTimeOffset Start = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly NumeraiConnection _connection;
    private readonly NumeraiStakeReader _reader;
    private readonly NumeraiStakeChanges _changes;

    private CrashWorld(SandboxServer server)
    {
        Server = server;
        _connection = new NumeraiConnection(
            new NumeraiOptions
            {
                Endpoint = server.Url,
                AttemptTimeout = TimeSpan.FromMilliseconds(500),
                FirstRetryDelay = TimeSpan.FromMilliseconds(1),
                RequestsPerSecond = 100_000,
                Burst = 100_000,
            }
        );
        var key = new NumeraiCredentials(server.Key!.PublicId, server.Key.Secret);
        _reader = new NumeraiStakeReader(new Dictionary<string, NumeraiClient> { [Account] = new(_connection, key) });
        _changes = new NumeraiStakeChanges(
            new Dictionary<string, NumeraiStakeWriter> { [Account] = new(_connection, key) }
        );
    }

    public SandboxServer Server { get; }

    public CrashCounts Counts { get; } = new();

    public static async Task<CrashWorld> StartAsync(ulong seed) =>
        new(
            await SandboxServer.StartAsync(
                new SandboxOptions
                {
                    Seed = seed,
                    Now = Start,
                    Rounds = 40,
                    RoundsAhead = 60,
                    Models = 24,
                    SignalsModels = 1,
                    CryptoModels = 1,
                    WithOwnerActions = false,
                    Cutovers = new Dictionary<Tournament, int> { [Tournament.Classic] = int.MaxValue },
                },
                TestContext.Current.CancellationToken
            )
        );

    /// <summary>One plan, applied through crashes and faults to its end, and held against what the sandbox carried out.</summary>
    public async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var (begun, crashes) = (Server.Changes.CarriedOut.Count, random.Next(1, 4));
        var plan = await PlanAsync(random);
        Server.SetFaults(Faults(random));
        var abandoned = new List<Task>();
        for (var run = 0; run < crashes; run++)
        {
            var crash = new CrashPoint(random.Next(1, 12 + (7 * plan.Moves.Count)));
            await TryAsync(plan, crash);
            abandoned.AddRange(crash.Abandoned);
            // Starts again at once, after a while in which a late request may arrive, or when it cannot any more.
            await PassAsync(
                random.Next(3) switch
                {
                    0 => 0,
                    1 => random.Next(1, 9),
                    _ => 11,
                },
                abandoned
            );
        }
        Server.SetFaults(new FaultOptions());
        // Twice: what the first one sends anew must be settled too.
        ApplyStand? stand = null;
        for (var run = 0; run < 2; run++)
        {
            await PassAsync(11, abandoned);
            stand = await TryAsync(plan, new CrashPoint(0));
        }
        // Whatever is still on its way is carried out before the next question is answered.
        await ReadAsync();
        Check(plan, stand, begun, seed);
        // The next plan begins with the day's payouts settled, and a round closed in between.
        await PassAsync(random.Next(3) == 0 ? 24 * 60 : 1, abandoned);
    }

    private async Task PassAsync(int minutes, List<Task> abandoned)
    {
        // What the dead process had sent arrives within moments; the world's time must not run ahead of it.
        foreach (var sending in abandoned)
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _clock.Advance(TimeSpan.FromMinutes(minutes));
        Server.MoveClock(_clock.GetUtcNow());
    }

    /// <summary>The command, from its start: another process each time.</summary>
    private async Task<ApplyStand?> TryAsync(StakePlan plan, CrashPoint crash)
    {
        try
        {
            using var store = TournamentStore.Open(_folder.Path("store.db"));
            var isBegun = store
                .Journal(DateTimeOffset.MaxValue)
                .Any(e => e.Said.Kind == JournalKind.PlanAccepted && e.Said.PlanHash == plan.Hash);
            var ports = new ApplyPorts(
                new CrashingJournal(store, crash),
                new CrashingReader(_reader, crash),
                new CrashingChanges(_changes, crash),
                _clock
            );
            var options = new ApplyOptions
            {
                Who = "crash",
                IsResume = isBegun,
                Looks = [TimeSpan.Zero],
            };
            var begun = ApplyRun.Begin(plan, ports, options);
            var run = begun.ShouldBeOfType<Outcome<ApplyRun>.Done>($"{begun}").Value;
            var token = TestContext.Current.CancellationToken;
            if (isBegun)
                await run.ReconcileAsync(token);
            var ahead = await run.LookAheadAsync(token);
            return ahead.Stop is not null || !ahead.ToSend.Any() ? ahead : await run.SendAsync(token);
        }
        catch (CrashException)
        {
            Counts.Crashes++;
            return null;
        }
    }

    /// <summary>The sandbox's own record against the journal's word.</summary>
    private void Check(StakePlan plan, ApplyStand? stand, int begun, int seed)
    {
        stand.ShouldNotBeNull($"seed {seed}");
        Server.Late.Count.ShouldBe(0, $"seed {seed}");
        var carriedOut = Server.Changes.CarriedOut.Skip(begun).Select(c => c.Change).ToList();
        using var store = TournamentStore.Open(_folder.Path("store.db"));
        var entries = store.Journal(DateTimeOffset.MaxValue);
        JournalCheck.Run(entries).IsWhole.ShouldBeTrue($"seed {seed}");
        var intents = StakeIntent.Read(entries).Where(i => i.PlanHash == plan.Hash).ToList();
        Counts.Plans++;
        foreach (var change in carriedOut)
        {
            var isMeant = intents.Exists(i => Fits(change, i.Content.Kind, i.Content.Before.Id, i.Content.Nmr));
            isMeant.ShouldBeTrue($"seed {seed}: {change} has no intent");
        }
        foreach (var outcome in stand.Moves)
        {
            var move = outcome.Move;
            var id = intents.Find(i => i.Content.Move == move.Id)?.Content.Before.Id;
            var times = carriedOut.Count(c => id is not null && Fits(c, move.Kind, id, move.Nmr));
            times.ShouldBeLessThanOrEqualTo(1, $"seed {seed}: move {move} was carried out {times} times");
            // Only the owner can tell, for example where a release was paid out between its cancelling and the next look; what comes behind it waits.
            if (outcome.Status is MoveOutcome.Unknown or MoveOutcome.Blocked)
            {
                outcome.Reason.ShouldNotBeNullOrEmpty($"seed {seed}");
                (outcome.Status == MoveOutcome.Blocked && times > 0).ShouldBeFalse($"seed {seed}: {outcome}");
                Counts.Unknown++;
                Counts.Seen.Add($"seed {seed}, {outcome.Move.Kind} {outcome.Status}: {outcome.Reason}");
                continue;
            }
            (times == 1).ShouldBe(
                outcome.Status == MoveOutcome.Done,
                $"seed {seed}: {outcome}, carried out {times} times"
            );
            Counts.Moves++;
            if (times == 1)
                Counts.Done++;
            else
                stand.Stop.ShouldNotBeNull($"seed {seed}: {outcome} is not done, and nothing says why");
        }
        if (stand.IsFinished)
            Counts.Finished++;
        else
            Counts.Reasons[stand.Stop?.Code ?? "unknown"] =
                Counts.Reasons.GetValueOrDefault(stand.Stop?.Code ?? "unknown") + 1;
    }

    private static bool Fits(StakeChange change, PlanMoveKind kind, string modelId, decimal nmr) =>
        change.ModelId == modelId
        && kind switch
        {
            PlanMoveKind.Increase => change.Kind == StakeChangeKind.Increase && change.Amount == nmr,
            PlanMoveKind.Release => change is { Kind: StakeChangeKind.Release, Drain: false } && change.Amount == nmr,
            PlanMoveKind.ReleaseAll => change is { Kind: StakeChangeKind.Release, Drain: true },
            _ => change.Kind == StakeChangeKind.CancelRelease,
        };

    private static FaultOptions Faults(Random random) =>
        new()
        {
            Seed = (ulong)random.Next(),
            RetryAfterSeconds = 0,
            TooManyRequests = 0.03,
            ServerError = 0.05,
            CutBefore = 0.03,
            CutAfter = 0.05,
            CutInside = 0.05,
            PartialData = 0.03,
            ErrorAfter = 0.06,
            Redirect = 0.03,
            StaleConnection = 0.05,
            LateDelivery = 0.06,
            LateBy = TimeSpan.FromMinutes(random.Next(1, 10)),
            SlowAnswer = random.Next(20) == 0 ? 0.1 : 0,
            SlowBy = TimeSpan.FromMilliseconds(700),
        };

    private async Task<StakePlan> PlanAsync(Random random)
    {
        var account = await ReadAsync();
        var models = account.Models.Where(m => m is { Tournament: (int)Tournament.Classic, Stake: > 5 }).ToList();
        var moves = new List<PlanMove>();
        foreach (var model in models.OrderBy(_ => random.Next()).Take(random.Next(1, 4)))
        {
            var id = moves.Count + 1;
            // No two amounts of a world are equal, so that each change tells whose it is.
            var own = (Counts.Plans + 1) * 0.000001m;
            if (model.Release is not null)
                moves.Add(Move(id, PlanMoveKind.CancelRelease, model.Name, Math.Max(0.01m, model.Release.Amount)));
            else if (account.Available > 20 && random.Next(2) == 0)
                moves.Add(Move(id, PlanMoveKind.Increase, model.Name, 3 + own));
            else if (random.Next(8) == 0)
                moves.Add(Move(id, PlanMoveKind.ReleaseAll, model.Name, model.Stake));
            else
                moves.Add(Move(id, PlanMoveKind.Release, model.Name, 1 + own));
        }
        return PlanFile.Sealed(
            new StakePlan
            {
                Tournament = "classic",
                AsOf = _clock.GetUtcNow(),
                ExpiresAt = _clock.GetUtcNow().AddDays(2),
                Staking = PlanRefusals.Legacy,
                Target = new PlanTarget("file", $"plan {Counts.Plans}", 0, new Dictionary<string, decimal>()),
                State = new PlanState(
                    [new PlanWallet(Account, account.Available)],
                    [
                        .. models.Select(m => new PlanModel(
                            m.Name,
                            Account,
                            m.Stake,
                            m.Held,
                            m.Release is { } r ? (r.IsAll ? m.Stake : r.Amount) : null
                        )),
                    ]
                ),
                Moves = moves,
            }
        );
    }

    private async Task<ShownAccount> ReadAsync()
    {
        for (var tries = 1; ; tries++)
        {
            var reading = await _reader.ReadAsync(Account, _clock.GetUtcNow(), TestContext.Current.CancellationToken);
            if (reading is StakeReading.Reported reported)
                return reported.Account;
            // A machine with ten times more to do than it can lets an answer wait for longer than the reader does.
            tries.ShouldBeLessThan(5, $"{reading}");
        }
    }

    private PlanMove Move(int id, PlanMoveKind kind, string model, decimal nmr) =>
        new(id, kind, model, Account, nmr, _clock.GetUtcNow(), "Because.");

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>What came of it.</summary>
internal sealed class CrashCounts
{
    public int Plans { get; set; }

    public int Crashes { get; set; }

    public int Moves { get; set; }

    public int Done { get; set; }

    public int Unknown { get; set; }

    public int Finished { get; set; }

    /// <summary>What was left to the owner, in words.</summary>
    public List<string> Seen { get; } = [];

    public SortedDictionary<string, int> Reasons { get; } = new(StringComparer.Ordinal);

    public override string ToString() =>
        $"{Plans} plans, {Crashes} crashes, {Moves} moves decided of which {Done} done, {Unknown} left to the owner; {Finished} plans finished, others: {string.Join(", ", Reasons.Select(r => $"{r.Key} {r.Value}"))} {string.Join(" | ", Seen)}";
}
