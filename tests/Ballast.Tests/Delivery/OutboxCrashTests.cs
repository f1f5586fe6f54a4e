using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Ballast.Core.Store;
using Ballast.Delivery.Channels;
using Ballast.Delivery.Messages;
using Ballast.Delivery.Outbox;
using Ballast.Delivery.Settings;
using Ballast.Storage;
using Ballast.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Delivery;

/// <summary>
/// A watch that ends before or after each of its steps: keep, take, send, note. A receiver that counts by the id of the message has every incident once. The figures in
/// docs/alerts.md are those of the explicit ones.
/// </summary>
public abstract class OutboxCrashContract : IDisposable
{
    private const int Steps = 8;

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TestStore _place;
    private readonly ScriptedServer _server = new();
    private readonly ConcurrentDictionary<string, int> _received = new(StringComparer.Ordinal);

    private protected OutboxCrashContract(TestStore place)
    {
        _place = place;
        _server.Storage = heard =>
        {
            _received.AddOrUpdate(heard.Header("webhook-id")!, 1, (_, n) => n + 1);
            return Said.Json("{}");
        };
    }

    public void Dispose()
    {
        _server.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public Task Watch_CrashedOnceAtEveryStep_LosesNothingAndDoublesNothing() => CrashAsync(Steps * 2);

    [Fact(Explicit = true)]
    public Task Watch_Crashed1000Times_LosesNothingAndDoublesNothing() => CrashAsync(1000);

    /// <summary>The program itself, ended by the system at moments of chance while it sends: 50 times, or as often as <c>BALLAST_KILLS</c> says.</summary>
    [Fact(Explicit = true)]
    public async Task Program_Killed_LosesNothingAndDoublesNothing()
    {
        var kills = int.Parse(
            Environment.GetEnvironmentVariable("BALLAST_KILLS") ?? "50",
            CultureInfo.InvariantCulture
        );
        using var folder = new TempFolder();
        var alerts = folder.Write("alerts.yaml", Settings);
        var quick = _server.Storage;
        _server.Storage = heard =>
        {
            Thread.Sleep(20);
            var said = quick(heard);
            Thread.Sleep(20);
            return said;
        };
        var (chance, kept, killed) = (new Random(1), 0, 0);
        for (var run = 0; run < kills; run++)
        {
            using (var store = TournamentStore.Open(_place.Location))
            {
                store.Keep([.. Enumerable.Range(kept, 10).Select(DeliveryRunTests.Some)], _ => [("a", Start)], Start);
                kept += 10;
            }
            using var process = Watch(alerts);
            var before = _received.Values.Sum();
            var clock = Stopwatch.StartNew();
            // From the first message on: before it the program only starts.
            while (!process.HasExited && _received.Values.Sum() == before && clock.Elapsed < TimeSpan.FromSeconds(30))
                await Task.Delay(2, TestContext.Current.CancellationToken);
            await Task.Delay(chance.Next(400), TestContext.Current.CancellationToken);
            killed += process.HasExited ? 0 : 1;
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            // Five minutes later.
            _place.Sql("UPDATE incident_delivery SET not_before = 0");
        }
        // A watch sends at most 400.
        for (var more = 0; more <= kept / 400; more++)
        {
            using var last = Watch(alerts);
            await last.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Check(kept);
        Write(
            $"{killed} of {kills} runs were killed: {kept} incidents, {_received.Count} counted, {_received.Values.Sum() - kept} sent again under the same id"
        );
    }

    private string Settings =>
        $"version: 1\nchannels:\n  - name: a\n    kind: webhook\n    address: {_server.Url}hook\n    secret-env: HOOK\n";

    private Process Watch(string alerts)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [BuiltProgram.File, "watch", "--store", _place.Location, "--alerts", alerts]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOOK"] = "hunter2-secret";
        return Process.Start(start)!;
    }

    private async Task CrashAsync(int crashes)
    {
        var clock = new FakeTimeProvider(Start);
        var settings = AlertSettingsFile.Read(Settings, []);
        var reader = new SettingReader(_ => "hunter2-secret");
        var crashed = new int[Steps];
        // A run sends few messages before it crashes; the last ones go on until nothing waits.
        var isLeft = true;
        for (var run = 0; run < crashes || (isLeft && run < crashes + 20); run++)
        {
            var step = run >= crashes ? int.MaxValue : run % Steps;
            try
            {
                using var store = TournamentStore.Open(_place.Location);
                var channel = new AlertChannels(settings, reader, clock).Find("a")!;
                var crash = new Crashing(store, channel, step);
                // What holds is found again by every watch.
                crash.Keep(
                    [.. Enumerable.Range(0, Math.Min(run + 1, crashes)).TakeLast(12).Select(DeliveryRunTests.Some)],
                    i => settings.Route(i, clock.GetUtcNow()),
                    clock.GetUtcNow()
                );
                await new DeliveryRun(crash, _ => crash, clock, t => t, new Random(run)).RunAsync(
                    TestContext.Current.CancellationToken
                );
            }
            catch (Crash)
            {
                crashed[step]++;
            }
            clock.Advance(TimeSpan.FromMinutes(6));
        }
        crashed.ShouldAllBe(n => n >= crashes / Steps);
        Check(crashes);
        Write(
            $"{crashed.Sum()} crashes, {string.Join("/", crashed)} by step: {crashes} incidents, {_received.Count} counted, {_received.Values.Sum() - crashes} sent again under the same id"
        );
    }

    /// <summary>Every incident was counted, none under two ids, and nothing is left to be sent.</summary>
    private void Check(int incidents)
    {
        var expected = Enumerable
            .Range(0, incidents)
            .Select(n => AlertDelivery.MessageId(DeliveryRunTests.Some(n).Key, "a"));
        _received.Keys.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
        using var store = TournamentStore.Open(_place.Location);
        (store.Waiting, store.Incidents(DateTimeOffset.MaxValue).Count).ShouldBe((0, incidents));
        store.Deliveries(DateTimeOffset.MinValue).ShouldAllBe(d => d.State == DeliveryState.Sent);
    }

    private static void Write(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);

    private sealed class Crash : Exception;

    /// <summary>Ends at one of its steps: even ones before the act, odd ones behind it. Only the first time that it comes there.</summary>
    private sealed class Crashing(TournamentStore inner, IAlertChannel channel, int step) : IAlertOutbox, IAlertChannel
    {
        public int Waiting => inner.Waiting;

        public void Keep(
            IReadOnlyList<Incident> found,
            Func<Incident, IReadOnlyList<(string, DateTimeOffset)>> channels,
            DateTimeOffset at
        ) => Around(0, () => inner.Keep(found, channels, at));

        public IReadOnlyList<AlertDelivery> TakeDue(DateTimeOffset now, int limit, TimeSpan lease) =>
            Around(2, () => inner.TakeDue(now, limit, lease));

        public async Task SendAsync(AlertMessage message, CancellationToken cancellation)
        {
            At(4);
            await channel.SendAsync(message, cancellation);
            At(5);
        }

        public void NoteSent(AlertDelivery delivery, DateTimeOffset at) =>
            Around(
                6,
                () =>
                {
                    inner.NoteSent(delivery, at);
                    return 0;
                }
            );

        public void NoteFailed(AlertDelivery delivery, string error, DateTimeOffset at, DateTimeOffset? retryAt) =>
            throw new InvalidOperationException(error);

        public IReadOnlyList<DeliveryRecord> Deliveries(DateTimeOffset since) => inner.Deliveries(since);

        private T Around<T>(int first, Func<T> act)
        {
            At(first);
            var done = act();
            At(first + 1);
            return done;
        }

        private void At(int here)
        {
            if (here == step)
                throw new Crash();
        }
    }
}

public sealed class OutboxCrashTests() : OutboxCrashContract(new SqliteTestStore());

public sealed class PostgresOutboxCrashTests() : OutboxCrashContract(new PostgresTestStore());
