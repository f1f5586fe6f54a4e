using System.Collections.Concurrent;
using System.Text.Json;
using Ballast.Cli;
using Ballast.Cli.Alerting;
using Ballast.Cli.Serving;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Collecting;
using Ballast.Delivery.Settings;
using Ballast.Numerai.Keys;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;
using Ballast.Server.Collecting;
using Ballast.Server.Watching;
using Ballast.Storage;
using Ballast.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ballast.Tests.Delivery.Hours;

/// <summary>
/// A sandbox whose requests fail, a server's sync and watch every few minutes, and a receiver that is ill now and then and counts what it took. What a sandbox cannot say is put into
/// the store as a sync, a submission or a registry would.
/// </summary>
internal sealed class Hour : IAsyncDisposable
{
    /// <summary>Two minutes before a round opens that closes within the hour.</summary>
    public static readonly DateTimeOffset Start = RoundCalendar.OpenTime(HourSource.Round).AddMinutes(-2);

    private static readonly string[] ReadScopes = ["read_user_info", "read_submission_info", "web3_staking"];

    private readonly TempFolder _folder = new();
    private readonly ScriptedServer _receiver = new();
    private readonly ConcurrentDictionary<string, ConcurrentBag<string>> _taken = new(StringComparer.Ordinal);
    private readonly MovedClock _clock = new(Start);
    private readonly List<SandboxKey> _keys;
    private readonly SandboxServer _server;
    private readonly ServeWatch _watch;
    private CollectorState _state = CollectorState.NotCollecting(Start) with
    {
        Self = "me",
        Holder = "me",
        Phase = CollectorPhase.Idle,
    };
    private int _asked;

    private Hour(SandboxServer server, List<SandboxKey> keys)
    {
        (_server, _keys) = (server, keys);
        _receiver.Storage = Take;
        var settings = AlertSettingsFile.Read(
            $"version: 1\nchannels:\n  - name: a\n    kind: webhook\n    address: {_receiver.Url}hook\n    secret-env: HOOK\n",
            []
        );
        var session = new WatchSession(settings, new SettingReader(_ => "hunter2-secret"), _clock);
        _watch = new ServeWatch(session, () => _state, Open, _clock, NullLogger.Instance);
    }

    /// <summary>Ids of the messages that the receiver took, by the keys of their incidents: one for each time that it took one.</summary>
    public IReadOnlyDictionary<string, ConcurrentBag<string>> Taken => _taken;

    /// <summary>How often a sync failed.</summary>
    public int Failures => _state.Totals.Failures;

    public static async Task<Hour> StartAsync(FaultOptions faults)
    {
        var keys = HourSource.Models.Keys.Select(Key).ToList();
        var options = new SandboxOptions
        {
            Now = Start.AddMinutes(-10),
            Source = HourSource.Create(),
            Overlay = world => new HourOverlay(world),
            Keys = keys,
        };
        var hour = new Hour(await SandboxServer.StartAsync(options, TestContext.Current.CancellationToken), keys);
        var first = await hour.SyncAsync(Start.AddMinutes(-10));
        first.Code.ShouldBeNull(first.Reason);
        hour.PlantInTheStore();
        hour._server.SetFaults(faults);
        return hour;
    }

    /// <summary>What happens at a moment, a sync, and a watch.</summary>
    public async Task StepAsync(DateTimeOffset now)
    {
        HappenUntil(now);
        _server.MoveClock(now);
        _clock.Advance(now - _clock.GetUtcNow());
        var result = await SyncAsync(now);
        var failed = result.Code is not null;
        _state = _state with
        {
            Failure = failed
                ? new CollectorFailure(Tournament.Classic, result.Code!, result.Reason, now, _state.Totals.Failures + 1)
                : null,
            KeyFindings = result.KeyFindings ?? _state.KeyFindings,
            Totals = _state.Totals with
            {
                Runs = _state.Totals.Runs + (failed ? 0 : 1),
                Failures = _state.Totals.Failures + (failed ? 1 : 0),
            },
        };
        await _watch.StepAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>From now on no key is accepted.</summary>
    public void RefuseAllKeys()
    {
        for (var place = 0; place < _keys.Count; place++)
            _keys[place] = _keys[place] with { Secret = "ANOTHER" };
    }

    /// <summary>Sends what still waits, without a look.</summary>
    public async Task SendAsync()
    {
        using var store = Open();
        for (var more = 0; more < 20 && store.Waiting > 0; more++)
        {
            _clock.Advance(TimeSpan.FromMinutes(6));
            await _watch.StepAsync(TestContext.Current.CancellationToken);
        }
        store.Waiting.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _receiver.Dispose();
        _folder.Dispose();
    }

    private static SandboxKey Key(string account, int place) =>
        new()
        {
            PublicId = account.ToUpperInvariant(),
            Secret = "SECRETOF" + account,
            Place = place,
            Scopes = account switch
            {
                "weak" => ReadScopes[..2],
                "strong" => SandboxKey.AllScopes,
                _ => ReadScopes,
            },
        };

    private TournamentStore Open() => TournamentStore.Open(_folder.Path("store.db"));

    private Task<SyncRunResult> SyncAsync(DateTimeOffset now)
    {
        var options = new CollectorOptions
        {
            Clock = _clock,
            HasStore = () => true,
            OpenStore = Open,
            OpenLeases = Open,
            OpenFeed = () =>
            {
                var door = new NumeraiSession(_server.Url, new StandingClock(now));
                var accounts = HourSource.Models.Keys.Select(a => new NumeraiCredentials(
                    a.ToUpperInvariant(),
                    "SECRETOF" + a,
                    a
                ));
                return new FeedVisit(
                    door.Feed,
                    [.. accounts.Select(IAccountFeed (k) => door.Account(k))],
                    () => door.Requests,
                    door
                );
            },
            Explain = ServeCollector.Explain,
            WithAccounts = true,
            Self = "me",
        };
        return SyncRun.RunAsync(options, Tournament.Classic, now, _ => { }, TestContext.Current.CancellationToken);
    }

    /// <summary>An account that is synced no more, a tournament that is not, files and a registry: all from before the hour.</summary>
    private void PlantInTheStore()
    {
        using var store = Open();
        var before = Start.AddDays(-3);
        store.KeepAccount(
            new AccountReport
            {
                Account = "gone",
                AnsweredAt = before,
                Stakes = [AccountWorld.Stake(before, "1") with { Account = "gone", Model = "of_gone" }],
                Settings = [],
            },
            new ImportSource("sync", "", before)
        );
        store.Track([
            new TrackedModel
            {
                Tournament = Tournament.Signals,
                Name = "signal",
                FeedId = "s",
                IsWatched = true,
            },
        ]);
        using (var batch = store.BeginImport(Tournament.Signals))
        {
            batch.AddScore(
                "signal",
                HourSource.Unreconciled,
                Metric.Parse("alpha"),
                0.01,
                new Knowledge(KnownTime.Recorded(before.AddDays(-2)), true)
            );
            batch.NoteSynced(new SyncNote("signal", null, before.AddDays(-2)));
            batch.Commit(new ImportSource("sync", "", before.AddDays(-2)));
        }
        // Who hands in on Wednesdays from here.
        foreach (var round in new[] { 15, 10, 5 }.Select(back => HourSource.Round - back))
            store.KeepSubmission(Sent("missed", round, RoundCalendar.CloseTime(round).AddMinutes(-10)));
        foreach (var sent in HourFiles.Before)
            store.KeepSubmission(sent);
        store.KeepRegistry(
            RegistryRevision.Of(RegistryChange.Between(ModelRegistry.Empty, HourFiles.Registry), HourFiles.First, ""),
            0
        );
        // Changes that were announced by then have been looked at.
        RuleLook.At(_folder.Path("store.db"), Start.AddMinutes(-5));
    }

    /// <summary>Files of the hour, and the key that is revoked in it.</summary>
    private void HappenUntil(DateTimeOffset now)
    {
        using var store = Open();
        if (_asked++ == 0 || now < Start.AddMinutes(12))
            return;
        if (store.KeptSubmissions(Tournament.Classic, now, HourSource.Round).Count == 0)
        {
            foreach (var sent in HourFiles.Within)
                store.KeepSubmission(sent);
        }
        if (now >= Start.AddMinutes(26) && _keys[1].Secret != "ANOTHER")
            _keys[1] = _keys[1] with { Secret = "ANOTHER" };
        var late = Start.AddMinutes(63);
        if (now >= late && store.KeptSubmissions(Tournament.Classic, now, HourSource.Round).All(s => s.Model != "late"))
            store.KeepSubmission(Sent("late", HourSource.Round, late));
    }

    private static KeptSubmission Sent(string model, int round, DateTimeOffset at) =>
        SubmissionWorld.Kept(model, round, [$"{model}1", $"{model}2"], [0.25, 0.75]).Kept with
        {
            At = at,
        };

    /// <summary>Every fourth message is refused at its first try.</summary>
    private Said Take(Heard heard)
    {
        var id = heard.Header("webhook-id")!;
        var key = JsonDocument.Parse(heard.Body).RootElement.GetProperty("key").GetString()!;
        if (id[0] % 4 == 0 && _refused.TryAdd(id, true))
            return Said.Json("{}", 503);
        _taken.GetOrAdd(key, _ => []).Add(id);
        return Said.Json("{}");
    }

    private readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.Ordinal);
}
