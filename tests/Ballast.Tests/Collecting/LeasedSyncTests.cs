using Ballast.Cli.Importing;
using Ballast.Core.Store;
using Ballast.Tests.Support;

namespace Ballast.Tests.Collecting;

/// <summary>A sync of the command line by a clock that is moved by hand: renewing, losing, waiting for the lease.</summary>
public sealed class LeasedSyncTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Sync_WhoseLeaseIsTakenAway_StopsAndSaysSo()
    {
        using var world = new CollectorWorld();
        var (running, isInside) = Begin(world);
        (await Waiting.SoonAsync(isInside)).ShouldBeTrue();
        world.Leases.GiveTo("thief");
        var waited = await world.Clock.UntilAsync(() => running.IsCompleted, Step, TimeSpan.FromMinutes(1));
        waited.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(12));
        var refusal = (await running).ShouldBeOfType<Outcome<int>.Refused>().Refusal;
        refusal.Code.ShouldBe("lease-lost");
        world.Leases.Open().FindLease("collector")!.Holder.ShouldBe("thief", "not given back in another's name");
    }

    [Fact]
    public async Task Sync_WhoseStoreIsAway_StopsWhenTheLeaseHasRunOut()
    {
        using var world = new CollectorWorld();
        var (running, isInside) = Begin(world);
        (await Waiting.SoonAsync(isInside)).ShouldBeTrue();
        world.Leases.IsAway = true;
        var waited = await world.Clock.UntilAsync(() => running.IsCompleted, Step, TimeSpan.FromMinutes(2));
        waited.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(32));
        (await running).ShouldBeOfType<Outcome<int>.Refused>().Refusal.Code.ShouldBe("lease-lost");
    }

    [Fact]
    public async Task Sync_OfManyMinutes_KeepsItsLeaseAndGivesItBack()
    {
        using var world = new CollectorWorld();
        var end = new TaskCompletionSource();
        var (running, isInside) = Begin(world, end.Task);
        (await Waiting.SoonAsync(isInside)).ShouldBeTrue();
        for (var i = 0; i < 60; i++)
        {
            world.Clock.Advance(Step);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        var leases = world.Leases.Open();
        leases.FindLease("collector")!.Holder.ShouldBe("sync");
        end.SetResult();
        (await running).ShouldBeOfType<Outcome<int>.Done>();
        leases.FindLease("collector").ShouldBeNull();
    }

    [Fact]
    public async Task Sync_CancelledByItsUser_IsCancelledAndGivesTheLeaseBack()
    {
        using var world = new CollectorWorld();
        using var stop = new CancellationTokenSource();
        var (running, isInside) = Begin(world, stop: stop);
        (await Waiting.SoonAsync(isInside)).ShouldBeTrue();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        world.Leases.Open().FindLease("collector").ShouldBeNull();
    }

    [Fact]
    public async Task Sync_ThatWaitsInVain_NamesTheHolder()
    {
        using var world = new CollectorWorld();
        world.Leases.GiveTo("questions");
        var (running, isInside) = Begin(world, wait: TimeSpan.FromMinutes(1));
        var waited = await world.Clock.UntilAsync(() => running.IsCompleted, Step, TimeSpan.FromMinutes(2));
        waited.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
        isInside().ShouldBeFalse();
        var refusal = (await running).ShouldBeOfType<Outcome<int>.Refused>().Refusal;
        refusal.Code.ShouldBe("collected-elsewhere");
        refusal.Message.ShouldStartWith("questions collects since 2026-11-24 12:00:00 UTC;");
    }

    /// <summary>A sync that goes on until it is stopped, or until its end comes.</summary>
    private static (Task<Outcome<int>> Running, Func<bool> IsInside) Begin(
        CollectorWorld world,
        Task? end = null,
        TimeSpan wait = default,
        CancellationTokenSource? stop = null
    )
    {
        var isInside = false;
        var running = Task.Run(
            () =>
                LeasedSync.RunAsync<int>(
                    world.Options("sync").Lease,
                    wait,
                    token =>
                    {
                        isInside = true;
                        (end ?? Task.Delay(Timeout.Infinite, token)).WaitAsync(token).GetAwaiter().GetResult();
                        return 1;
                    },
                    stop?.Token ?? TestContext.Current.CancellationToken
                ),
            CancellationToken.None
        );
        return (running, () => isInside);
    }
}
