using System.Diagnostics;
using System.Text.Json;
using Ballast.Sandbox.Server;
using Ballast.Tests.Support;
using Ballast.Tests.Syncing;

namespace Ballast.Tests.Collecting;

/// <summary>Two servers in two processes on one store: when the one that collects is killed, the other goes on.</summary>
public abstract class CollectorTakeOverContract : IDisposable
{
    private const int Models = 16;
    private const int LeaseSeconds = 5;
    private readonly TestStore _place;
    private readonly TempFolder _folder = new();

    private protected CollectorTakeOverContract(TestStore place) => _place = place;

    public void Dispose()
    {
        _place.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Servers_OnOneStore_WhenTheCollectingOneIsKilled_TheOtherGoesOnAndNothingIsDoubledOrLost()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, models: Models, rounds: 30);
        var calm = _folder.Path("calm.db");
        var before = new FixedClock(DateTimeOffset.UtcNow.AddDays(-2));
        Sync(calm, world, before, "--leaderboard", $"{Models}");
        Sync(_place.Location, world, before, "--leaderboard", $"{Models}");
        // Two days later there is something new; answers take a while, so that the kill falls into the middle.
        world.Server.MoveClock(SyncWorld.Legacy.AddDays(2));
        world.Server.SetFaults(
            new FaultOptions
            {
                LatencyFrom = TimeSpan.FromMilliseconds(700),
                LatencyTo = TimeSpan.FromMilliseconds(700),
            }
        );

        using var one = await Served.StartAsync(_place.Location, world);
        var first = await one.UntilAsync(s => Done(s) >= 2);
        using var two = await Served.StartAsync(_place.Location, world);
        var second = await two.UntilAsync(s => s.GetProperty("phase").GetString() == "waiting");
        second.GetProperty("holder").GetString().ShouldBe(first.GetProperty("self").GetString());
        first = await one.StateAsync();
        one.Kill();
        Done(first).ShouldBeInRange(2, Models - 1, "killed in the middle");

        var killed = Stopwatch.GetTimestamp();
        second = await two.UntilAsync(s => Done(s) >= 0 || HasLast(s));
        var waited = Stopwatch.GetElapsedTime(killed);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"killed after {Done(first)} of {Models} models; taken over after {waited.TotalSeconds:0.0} s"
        );
        // A lease and one look at it, and a slow machine: a quarter of the minute that half a minute's lease has.
        waited.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        world.Server.SetFaults(new FaultOptions());
        second = await two.UntilAsync(HasLast);
        second.GetProperty("last").GetProperty("models").GetInt32().ShouldBe(Models);
        two.Kill();

        Sync(calm, world, TimeProvider.System);
        Values(_place.Location).ShouldBe(Values(calm));
        Rounds(_place.Location).ShouldBe(Rounds(calm));
    }

    private static int Done(JsonElement state) =>
        state.GetProperty("running") is { ValueKind: JsonValueKind.Object } running
            ? running.GetProperty("done").GetInt32()
            : -1;

    private static bool HasLast(JsonElement state) => state.GetProperty("last").ValueKind == JsonValueKind.Object;

    private static void Sync(string store, SyncWorld world, TimeProvider clock, params string[] more)
    {
        using var line = new CommandLine { Location = store, Clock = clock };
        line.Json(["sync", "--api", world.Server.Url.ToString(), .. more]);
    }

    /// <summary>
    /// Everything but what the clock of the machine says: which source a row came from, when a model was last synced, who held the lease. Rounds
    /// that have no score yet were told at some moment, too: they are compared without it.
    /// </summary>
    private static string Values(string store) =>
        Tables(store, t => t is not ("source" or "lease" or "round_revision"), "source_id", "synced_at");

    private static string Rounds(string store) =>
        Tables(store, t => t == "round_revision", "source_id", "known_at", "is_assumed");

    private static string Tables(string store, Func<string, bool> isWanted, params string[] without) =>
        string.Join(
            "# ",
            StoreDump.Of(store, without).Split("# ").Where(t => isWanted(t.Split('\n')[0])).Select(t => t.TrimEnd())
        );

    /// <summary>A server in a process of its own.</summary>
    private sealed class Served : IDisposable
    {
        private readonly Process _process;
        private readonly HttpClient _http;

        private Served(Process process, Uri url) => (_process, _http) = (process, new HttpClient { BaseAddress = url });

        public static async Task<Served> StartAsync(string store, SyncWorld world)
        {
            string[] arguments =
            [
                Path.Combine(AppContext.BaseDirectory, "ballast.dll"),
                "serve",
                "--json",
                "--port=0",
                $"--lease={LeaseSeconds}",
                $"--api={world.Server.Url}",
                $"--store={store}",
            ];
            var process = Process.Start(
                new ProcessStartInfo("dotnet", arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            line.ShouldNotBeNull(await ErrorsAsync(process, line));
            var document = JsonDocument.Parse(line).RootElement;
            return new Served(process, new Uri(document.GetProperty("url").GetString()!));
        }

        public async Task<JsonElement> StateAsync()
        {
            var text = await _http.GetStringAsync("/api/v1/collector", TestContext.Current.CancellationToken);
            return JsonDocument.Parse(text).RootElement;
        }

        public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> isSo)
        {
            var begun = Stopwatch.GetTimestamp();
            while (true)
            {
                var state = await StateAsync();
                if (isSo(state))
                    return state;
                Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromMinutes(1), state.ToString());
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        public void Kill()
        {
            if (!_process.HasExited)
                _process.Kill();
            _process.WaitForExit();
        }

        public void Dispose()
        {
            Kill();
            _process.Dispose();
            _http.Dispose();
        }

        private static async Task<string> ErrorsAsync(Process process, string? line) =>
            line is null ? await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : "";
    }
}

/// <summary>On one file.</summary>
public sealed class SqliteCollectorTakeOverTests() : CollectorTakeOverContract(new SqliteTestStore());

/// <summary>On one database of a server; skipped where PostgreSQL is not installed.</summary>
public sealed class PostgresCollectorTakeOverTests() : CollectorTakeOverContract(new PostgresTestStore());
