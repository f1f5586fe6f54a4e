using System.Diagnostics;
using Ballast.Core.Store;
using Ballast.Server.Hosting;
using Ballast.Storage.Engines;
using Ballast.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Server.Hosting;

/// <summary>A database that does not answer holds up neither the watchers nor the end of the server.</summary>
[Collection(Alone.Name)]
public sealed class StoppingTests
{
    [Fact]
    public async Task Server_WhoseDatabaseHangs_TellsItsHealthSoonAndStopsSoon()
    {
        using var place = new PostgresTestStore();
        using var line = new CommandLine { Location = place.Location };
        var served = await Served.StartAsync(line: line);
        await using var connection = place.Engine.Connect();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        foreach (var table in new[] { "model", "source" })
            Query.Execute(connection, $"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", transaction);
        Task<HttpResponseMessage>[] asked =
        [
            served.GetAsync("/api/v1/classic/models"),
            served.GetAsync($"/api/v1/classic/backtest?as-of={Served.AsOf}"),
            served.GetAsync("/risk"),
        ];
        await Task.Delay(500, TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        using (var health = await served.GetAsync("/healthz"))
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
        asked.ShouldAllBe(a => !a.IsCompleted);
        clock.Restart();
        await served.DisposeAsync();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        foreach (var one in asked)
            await one.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task Health_WhileTheStoreDoesNotAnswer_IsWhatWasKnownLastAndAskedOnce()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        using var answers = new ManualResetEventSlim(initialState: true);
        var asked = 0;
        var watch = new HealthWatch(
            () =>
            {
                Interlocked.Increment(ref asked);
                answers.Wait(TestContext.Current.CancellationToken);
                return StoreHealth.Without(isThere: true) with { IsReachable = true };
            },
            clock,
            NullLogger.Instance
        );
        (await watch.AskAsync()).IsReachable.ShouldBeTrue();
        (await watch.AskAsync()).IsReachable.ShouldBeTrue();
        asked.ShouldBe(1);
        answers.Reset();
        clock.Advance(TimeSpan.FromSeconds(11));
        (await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => watch.AskAsync()))).ShouldAllBe(h => h.IsReachable);
        asked.ShouldBe(2);
        clock.Advance(TimeSpan.FromMinutes(3));
        (await watch.AskAsync()).IsReachable.ShouldBeFalse();
        asked.ShouldBe(2);
        answers.Set();
    }
}
