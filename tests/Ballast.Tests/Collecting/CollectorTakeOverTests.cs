using System.Diagnostics;
using System.Text.Json;
using Ballast.Cli;
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
        var before = new StandingClock(DateTimeOffset.UtcNow.AddDays(-2));
        Sync(calm, world, before, "--leaderboard", $"{Models}");
        Sync(_place.Location, world, before, "--leaderboard", $"{Models}");
        // Two days later there is something new; answers take a while, so that the kill falls into the middle.
        world.Server.MoveClock(SyncWorld.Legacy.AddDays(2));
        Answer(world, TimeSpan.FromMilliseconds(700));

        using var one = await Served.StartAsync(_place.Location, world);
        var first = await one.UntilAsync(s => Done(s) >= 2);
        // However long the other takes to start, this one is not done before.
        Answer(world, TimeSpan.FromMinutes(1));
        using var two = await Served.StartAsync(_place.Location, world);
        var second = await two.UntilAsync(s => s.GetProperty("phase").GetString() == "waiting");
        second.GetProperty("holder").GetString().ShouldBe(first.GetProperty("self").GetString());
        first = await one.StateAsync();
        one.Kill();
        Answer(world, TimeSpan.FromMilliseconds(700));
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
        var (taken, untouched) = (Lines(_place.Location), Lines(calm));
        untouched.Count.ShouldBeGreaterThan(1000);
        Without(taken, untouched).ShouldBeEmpty("doubled, or made up");
        Without(untouched, taken).ShouldBeEmpty("lost");
    }

    private static void Answer(SyncWorld world, TimeSpan after) =>
        world.Server.SetFaults(new FaultOptions { LatencyFrom = after, LatencyTo = after });

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
    /// Every row but which source it came from and who held the lease. The tournament lives half a year before this machine's clock: what was
    /// seen just now, such as a restated value, says when, and that is the one difference there may be.
    /// </summary>
    private static List<string> Lines(string store)
    {
        var lines = new List<string>();
        var table = "";
        foreach (var line in StoreDump.Of(store, "source_id").Split('\n'))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                table = line[2..];
            else if (table is not ("source" or "lease" or "content_sum"))
                lines.Add($"{table}: {string.Join('|', line.Split('|').Select(Seen))}");
        }
        return lines;
    }

    private static string Seen(string cell) =>
        cell.Length == 13
        && long.TryParse(cell, out var time)
        && time > DateTimeOffset.UtcNow.AddDays(-3).ToUnixTimeMilliseconds()
            ? "now"
            : cell;

    /// <summary>Lines of one that the other has not, or not so often; the first few.</summary>
    private static List<string> Without(List<string> one, List<string> other)
    {
        var left = other.GroupBy(l => l, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count());
        return
        [
            .. one.Where(l =>
                {
                    var count = left.GetValueOrDefault(l);
                    left[l] = count - 1;
                    return count <= 0;
                })
                .Take(10),
        ];
    }

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
                BuiltProgram.File,
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
                Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(Waiting.Longest, state.ToString());
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
[Collection(Alone.Name)]
public sealed class SqliteCollectorTakeOverTests() : CollectorTakeOverContract(new SqliteTestStore());

/// <summary>On one database of a server; skipped where PostgreSQL is not installed.</summary>
[Collection(Alone.Name)]
public sealed class PostgresCollectorTakeOverTests() : CollectorTakeOverContract(new PostgresTestStore());
