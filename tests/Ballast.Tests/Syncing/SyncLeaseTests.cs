using System.Diagnostics;
using System.Text.Json;
using Ballast.Cli.Serving;
using Ballast.Core.Workflows.Documents;
using Ballast.Sandbox.Server;
using Ballast.Server.Collecting;
using Ballast.Server.Hosting;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Syncing;

/// <summary><c>ballast sync</c> while another one syncs the same store, or did until it was killed.</summary>
public abstract class SyncLeaseContract : IDisposable
{
    private const string Lease = "collector";
    private readonly TestStore _place;
    private readonly CommandLine _line;

    private protected SyncLeaseContract(TestStore place)
    {
        _place = place;
        _line = new CommandLine { Location = place.Location, Now = SyncWorld.Legacy };
    }

    public void Dispose()
    {
        _line.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Sync_WhileAnotherCollects_SaysWhoAndSinceWhenAndDoesNothing()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 10);
        string[] sync = ["sync", "brisk_beacon", "--api", world.Server.Url.ToString()];
        using var store = TournamentStore.Open(_place.Location);
        var held = store.TryTake(Lease, "questions:4711:9f3a", TimeSpan.FromMinutes(10)).ShouldNotBeNull();
        var before = _place.Dump();

        var said = _line.Run(sync);
        said.Code.ShouldBe(1);
        said.Out.ShouldBeEmpty();
        said.Error.ShouldBe(
            $"ballast: questions:4711:9f3a collects since {held.TakenAt:yyyy-MM-dd HH:mm:ss} UTC; ask there, or stop it. To wait for it: --wait SECONDS. It has until {held.EndsAt:yyyy-MM-dd HH:mm:ss} UTC and asks for longer while it lives; if it is gone: --take-over.\n"
        );
        var document = JsonDocument.Parse(_line.Run([.. sync, "--json"]).Out).RootElement;
        (document.Text("schema"), document.Text("code")).ShouldBe(("ballast.error/1", "collected-elsewhere"));
        _place.Dump().ShouldBe(before);

        store.Release(Lease, held.Holder);
        _line.Json(sync).GetProperty("new").Whole("scores").ShouldBeGreaterThan(0);
        store.FindLease(Lease).ShouldBeNull("given back");
    }

    [Fact]
    public async Task Sync_ThatTakesOver_GoesOnWhereTheHolderIsGone()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 10);
        string[] sync = ["sync", "brisk_beacon", "--api", world.Server.Url.ToString()];
        using var store = TournamentStore.Open(_place.Location);
        store.TryTake(Lease, "dead", TimeSpan.FromMinutes(10)).ShouldNotBeNull();
        _line.Run(sync).Code.ShouldBe(1);
        _line.Json([.. sync, "--take-over"]).GetProperty("new").Whole("scores").ShouldBeGreaterThan(0);
        store.FindLease(Lease).ShouldBeNull("given back");
        // The one that was thought to be gone learns so.
        store.TryRenew(Lease, "dead", TimeSpan.FromMinutes(10)).ShouldBeNull();
    }

    [Fact]
    public async Task Sync_KilledUnderAClockThatWasAhead_HoldsNobodyUp()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 10);
        using (var store = TournamentStore.Open(_place.Location))
            store.TryTake(Lease, "dead", TimeSpan.FromSeconds(30)).ShouldNotBeNull();
        _place.Sql("UPDATE lease SET taken_at = taken_at + 86400000, ends_at = ends_at + 86400000");
        _line
            .Json("sync", "brisk_beacon", "--api", world.Server.Url.ToString())
            .GetProperty("new")
            .Whole("scores")
            .ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Sync_ThatWaits_BeginsWhenTheLeaseOfADeadOneHasRunOut()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 10);
        string[] sync = ["sync", "brisk_beacon", "--api", world.Server.Url.ToString(), "--wait"];
        using var store = TournamentStore.Open(_place.Location);
        var held = store.TryTake(Lease, "dead", TimeSpan.FromSeconds(2)).ShouldNotBeNull();
        _line.Json([.. sync, "60"]).GetProperty("models").GetArrayLength().ShouldBe(1);
        store.FindLease(Lease).ShouldBeNull();
        var next = store.TryTake(Lease, "next", TimeSpan.FromMinutes(10)).ShouldNotBeNull();
        next.Term.ShouldBe(held.Term + 2, "the dead one's, the sync's, this one");
        _line.Run([.. sync, "1"]).Code.ShouldBe(1);
    }

    [Fact]
    public async Task Sync_AskedOfAServer_GoesUnderTheServersLease()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 10);
        var options = new CollectorOptions
        {
            Clock = TimeProvider.System,
            HasStore = () => true,
            OpenStore = () => TournamentStore.Open(_place.Location),
            OpenLeases = () => TournamentStore.Open(_place.Location),
            OpenFeed = () => throw new NotSupportedException(),
            Explain = ServeCollector.Explain,
            Self = "server",
        };
        using var collector = new Collector(options);
        var around = _line.CliHost(TextWriter.Null, TextWriter.Null);
        var questions = ServedCommands.Questions(around, _place.Location, world.Server.Url.ToString(), collector);
        var answer = questions.Run(
            new CommandCall("sync", [new("leaderboard", "3")], []),
            TestContext.Current.CancellationToken
        );
        answer.Exit.ShouldBe(0, answer.Json);
        answer.Document.ShouldBeOfType<SyncDocument>().Models.Count.ShouldBe(3);
    }

    /// <summary>In processes of their own: the second one names the first; killed it leaves whole models, and its lease, which ends.</summary>
    [Fact]
    public async Task Sync_BesideAnotherProcess_IsRefusedAndAfterItsDeathGoesOn()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, models: 8, rounds: 10);
        var slow = TimeSpan.FromMilliseconds(700);
        world.Server.SetFaults(new FaultOptions { LatencyFrom = slow, LatencyTo = slow });
        string[] sync = ["sync", "--leaderboard", "8", "--api", world.Server.Url.ToString()];
        using var first = Start(sync);
        using var store = TournamentStore.Open(_place.Location);
        (await Waiting.SoonAsync(() => store.FindLease(Lease) is not null)).ShouldBeTrue();
        var refused = _line.Run(sync);
        refused.Code.ShouldBe(1, refused.Out);
        refused.Error.ShouldContain($":{first.Id}:");

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        var left = store.FindLease(Lease).ShouldNotBeNull("nobody gave it back");
        (left.EndsAt - left.TakenAt).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(60));
        // As time does by itself.
        store.Release(Lease, left.Holder);
        world.Server.SetFaults(new FaultOptions());
        _line.Json(sync).GetProperty("models").GetArrayLength().ShouldBe(8);
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.File, .. arguments, "--store", _place.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}

/// <summary>On one file.</summary>
public sealed class SqliteSyncLeaseTests() : SyncLeaseContract(new SqliteTestStore());

/// <summary>On one database of a server; skipped where PostgreSQL is not installed.</summary>
public sealed class PostgresSyncLeaseTests() : SyncLeaseContract(new PostgresTestStore());
