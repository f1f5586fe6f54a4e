using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Collecting;
using Ballast.Numerai.Errors;
using Ballast.Server.Collecting;
using Ballast.Tests.Support;

namespace Ballast.Tests.Collecting;

/// <summary>The collector by a clock that is moved by hand: one at a time, taking over, stopping, trying again.</summary>
public sealed class CollectorTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    /// <summary>For hours of the clock: with it may go on in long steps.</summary>
    private static readonly TimeSpan LongLease = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongStep = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Collector_WithAWatchList_LooksAtOnceAndThenWaitsForTheNextMoment()
    {
        using var world = new CollectorWorld("a", "b");
        await using var running = new Running(world, "one", lease: LongLease);
        (await Waiting.SoonAsync(() => running.State is { Phase: CollectorPhase.Idle, Next: not null })).ShouldBeTrue();
        running.State.Last!.Models.ShouldBe(2);
        running.State.Last.NewRows.ShouldBeGreaterThan(0);
        running.State.Last.Reason.ShouldBe("nothing was fetched yet");
        running.State.Holder.ShouldBe("one");
        // The round of the day opens at 13:00; a spread of up to a minute comes on top.
        running.State.Next!.At.ShouldBeInRange(
            CollectorWorld.Start.AddMinutes(65),
            CollectorWorld.Start.AddMinutes(66)
        );
        world.Feed.Looks.ShouldBe(1);

        var waited = await world.Clock.UntilAsync(
            () => world.Feed.Looks == 2,
            TimeSpan.FromSeconds(30),
            TimeSpan.FromHours(2)
        );
        waited.ShouldBeInRange(TimeSpan.FromMinutes(65), TimeSpan.FromMinutes(67));
    }

    [Fact]
    public async Task Collector_WithoutAWatchList_AsksNobodyAndBeginsWhenThereIsOne()
    {
        using var world = new CollectorWorld();
        await using var running = new Running(world, "one");
        (await Waiting.SoonAsync(() => running.State.Phase == CollectorPhase.Idle)).ShouldBeTrue();
        running.State.Remarks.ShouldBe(["Nothing is watched; begin with: ballast sync MODEL."]);
        world.Feed.Looks.ShouldBe(0);
        using (var store = world.Open())
            store.Track([CollectorWorld.Watched("late")]);
        await world.Clock.UntilAsync(() => running.State.Last is not null, Step, TimeSpan.FromMinutes(2));
        (await Waiting.SoonAsync(() => running.State.Remarks.Count == 0)).ShouldBeTrue();
    }

    [Fact]
    public async Task Collectors_TwoOnOneStore_OneCollectsAndTheOtherTakesOverWhenItDies()
    {
        using var world = new CollectorWorld("a", "b", "c");
        var dead = new FakeFeed(world.Clock) { OnModel = (_, c) => Task.Delay(Timeout.Infinite, c) };
        await using var one = new Running(world, "one", () => dead);
        (await Waiting.SoonAsync(() => one.State.Phase == CollectorPhase.Collecting)).ShouldBeTrue();
        await using var two = new Running(world, "two");
        (await Waiting.SoonAsync(() => two.State.Phase == CollectorPhase.Waiting)).ShouldBeTrue();
        two.State.Holder.ShouldBe("one");
        // Alive it keeps the lease, however long the sync takes.
        for (var i = 0; i < 60; i++)
        {
            world.Clock.Advance(Step);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        (one.State.Phase, two.State.Phase, world.Feed.Looks).ShouldBe(
            (CollectorPhase.Collecting, CollectorPhase.Waiting, 0)
        );

        one.Die();
        var waited = await world.Clock.UntilAsync(() => two.State.Last is not null, Step, TimeSpan.FromMinutes(1));
        TestContext.Current.TestOutputHelper?.WriteLine($"taken over after {waited}");
        two.State.Holder.ShouldBe("two");
        two.State.Last!.Models.ShouldBe(3);
    }

    [Fact]
    public async Task Collector_WhoseLeaseIsTakenAway_StopsItsSyncAndWaits()
    {
        using var world = new CollectorWorld("a");
        var isStopped = false;
        world.Feed.OnModel = async (_, c) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, c);
            }
            finally
            {
                isStopped = true;
            }
        };
        await using var running = new Running(world, "one");
        (await Waiting.SoonAsync(() => running.State.Phase == CollectorPhase.Collecting)).ShouldBeTrue();
        world.Leases.GiveTo("thief");
        var waited = await world.Clock.UntilAsync(
            () => running.State.Phase == CollectorPhase.Waiting,
            Step,
            TimeSpan.FromMinutes(1)
        );
        waited.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(20));
        isStopped.ShouldBeTrue();
        (running.State.Holder, running.State.Running, running.State.Totals.Failures).ShouldBe(("thief", null, 1));
    }

    [Fact]
    public async Task Collector_WhoseStoreIsAway_StopsWhenItsLeaseHasRunOutAndGoesOnAfterwards()
    {
        using var world = new CollectorWorld("a");
        world.Feed.OnModel = (_, c) => Task.Delay(Timeout.Infinite, c);
        await using var running = new Running(world, "one");
        (await Waiting.SoonAsync(() => running.State.Phase == CollectorPhase.Collecting)).ShouldBeTrue();
        world.Leases.IsAway = true;
        var waited = await world.Clock.UntilAsync(
            () => running.State.Phase == CollectorPhase.Failed,
            Step,
            TimeSpan.FromMinutes(1)
        );
        waited.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(32));
        world.Feed.OnModel = (_, _) => Task.CompletedTask;
        world.Leases.IsAway = false;
        await world.Clock.UntilAsync(
            () => running.State is { Last: not null, Failure: null },
            Step,
            TimeSpan.FromMinutes(10)
        );
    }

    [Fact]
    public async Task Collector_WhoseNeighbourFails_TriesAgainLaterAndLaterAndSaysWhy()
    {
        using var world = new CollectorWorld("a");
        world.Feed.OnRounds = () => throw new NumeraiException(NumeraiErrorCode.Unavailable, "Numerai is in trouble.");
        await using var running = new Running(world, "one", lease: LongLease);
        var gaps = new List<TimeSpan>();
        for (var tries = 2; tries <= 5; tries++)
        {
            var count = tries;
            gaps.Add(await world.Clock.UntilAsync(() => world.Feed.Looks == count, LongStep, TimeSpan.FromHours(2)));
        }
        gaps.ShouldBe(gaps.Order());
        gaps[^1].ShouldBeInRange(TimeSpan.FromMinutes(5.8), TimeSpan.FromMinutes(10.4));
        (await Waiting.SoonAsync(() => running.State.Failure?.InARow == 5)).ShouldBeTrue();
        (running.State.Phase, running.State.Failure!.Code).ShouldBe((CollectorPhase.Failed, "api"));
        running.State.Failure.Reason.ShouldBe("Numerai is in trouble.");

        world.Feed.OnRounds = () => Task.CompletedTask;
        await world.Clock.UntilAsync(() => running.State.Last is not null, LongStep, TimeSpan.FromHours(1));
        (running.State.Failure, running.State.Totals.Failures, running.State.Totals.Runs).ShouldBe((null, 5, 1));
    }

    [Fact]
    public async Task Collector_ThatIsToLeaveNumeraiAlone_DoesEvenWhenAskedByHand()
    {
        using var world = new CollectorWorld("a");
        world.Feed.OnRounds = () =>
            throw new NumeraiException(NumeraiErrorCode.RateLimited, "Too many.")
            {
                RetryAfter = TimeSpan.FromMinutes(9),
            };
        await using var running = new Running(world, "one", lease: LongLease);
        (await Waiting.SoonAsync(() => running.State.Failure?.Code == "rate-limited")).ShouldBeTrue();
        running
            .Collector.RequestLook(null)
            .ShouldBeOfType<Outcome<SyncNow>.Refused>()
            .Refusal.Code.ShouldBe("rate-limited");
        var waited = await world.Clock.UntilAsync(() => world.Feed.Looks == 2, LongStep, TimeSpan.FromHours(1));
        waited.ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(9.4));
    }

    [Fact]
    public async Task Look_AskedForByHand_BeginsAtOnceOrJoinsTheRunningOne()
    {
        using var world = new CollectorWorld("a");
        await using var running = new Running(world, "one");
        (await Waiting.SoonAsync(() => running.State is { Phase: CollectorPhase.Idle, Next: not null })).ShouldBeTrue();
        var hold = new TaskCompletionSource();
        world.Feed.OnRounds = () => hold.Task;
        Done(running.Collector.RequestLook(Tournament.Classic)).Joined.ShouldBeFalse();
        (await Waiting.SoonAsync(() => running.State.Running is not null)).ShouldBeTrue();
        running.State.Running!.Reason.ShouldBe("asked for by hand");
        Done(running.Collector.RequestLook(null)).Joined.ShouldBeTrue();
        running
            .Collector.Enter("the sync")
            .ShouldBeOfType<Outcome<ISyncPass>.Refused>()
            .Refusal.Code.ShouldBe("sync-running");
        hold.SetResult();
        (await Waiting.SoonAsync(() => running.State is { Phase: CollectorPhase.Idle, Next: not null })).ShouldBeTrue();
        (world.Feed.Looks, world.Feed.MostInside).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Gate_WhileSomebodyIsInside_KeepsTheCollectorAndAllOthersOut()
    {
        using var world = new CollectorWorld("a");
        await using var running = new Running(world, "one");
        (await Waiting.SoonAsync(() => running.State is { Phase: CollectorPhase.Idle, Next: not null })).ShouldBeTrue();
        var pass = running.Collector.Enter("the sync").ShouldBeOfType<Outcome<ISyncPass>.Done>().Value;
        running.Collector.RequestLook(null).ShouldBeOfType<Outcome<SyncNow>.Done>();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        world.Feed.Looks.ShouldBe(1);
        using (var other = new Collector(world.Options("two")))
            other
                .Enter("the sync")
                .ShouldBeOfType<Outcome<ISyncPass>.Refused>()
                .Refusal.Message.ShouldStartWith("one collects");
        pass.Dispose();
        (await Waiting.SoonAsync(() => world.Feed.Looks == 2)).ShouldBeTrue();
    }

    [Fact]
    public void Gate_OfAProcessThatDoesNotCollect_TakesTheLeaseForOneSyncAndGivesItBack()
    {
        using var world = new CollectorWorld("a");
        using var one = new Collector(world.Options("one"));
        using var two = new Collector(world.Options("two"));
        one.State.Phase.ShouldBe(CollectorPhase.Off);
        one.RequestLook(null).ShouldBeOfType<Outcome<SyncNow>.Refused>().Refusal.Code.ShouldBe("not-collecting");
        using (one.Enter("the sync").ShouldBeOfType<Outcome<ISyncPass>.Done>().Value)
            two.Enter("the sync")
                .ShouldBeOfType<Outcome<ISyncPass>.Refused>()
                .Refusal.Code.ShouldBe("collected-elsewhere");
        two.Enter("the sync").ShouldBeOfType<Outcome<ISyncPass>.Done>().Value.Dispose();
    }

    [Fact]
    public async Task News_OfALook_AreReportedInOrderAndEndWithTheCollector()
    {
        using var world = new CollectorWorld("a", "b");
        var running = new Running(world, "one", isStarted: false);
        using var subscription = running.Collector.Subscribe()!;
        running.Start();
        (await Waiting.SoonAsync(() => running.State is { Phase: CollectorPhase.Idle, Next: not null })).ShouldBeTrue();
        await running.DisposeAsync();
        var news = await subscription
            .Reader.ReadAllAsync(TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        news.OfType<CollectorEvent.Changed>()
            .Select(c => c.State.Phase)
            .Aggregate(
                "",
                (text, phase) => text.EndsWith($"{phase} ", StringComparison.Ordinal) ? text : $"{text}{phase} "
            )
            .ShouldBe("Off Collecting Idle Off ");
        news.OfType<CollectorEvent.Committed>().ShouldHaveSingleItem().NewRows.ShouldBe(running.State.Last!.NewRows);
    }

    [Fact]
    public void News_ForAReaderThatIsTooSlow_LoseTheOldestAndAreNeverWaitedFor()
    {
        var news = new CollectorNews();
        using var slow = news.Subscribe()!;
        for (var i = 0; i < 1000; i++)
            news.Publish(new CollectorEvent.Committed(CollectorWorld.Start, i));
        var seen = new List<int>();
        while (slow.Reader.TryRead(out var one))
            seen.Add(((CollectorEvent.Committed)one).NewRows);
        seen.ShouldBe(Enumerable.Range(1000 - seen.Count, seen.Count));
        seen.Count.ShouldBe(16);
        var others = Enumerable.Range(1, CollectorNews.MostReaders - 1).Select(_ => news.Subscribe()!).ToList();
        news.Subscribe().ShouldBeNull();
        others[0].Dispose();
        news.Subscribe().ShouldNotBeNull();
    }

    private static SyncNow Done(Outcome<SyncNow> outcome) => outcome.ShouldBeOfType<Outcome<SyncNow>.Done>().Value;

    /// <summary>A collector that runs, and ends with the test or by force.</summary>
    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Dying _dying;
        private Task _task = Task.CompletedTask;

        public Running(
            CollectorWorld world,
            string self,
            Func<FakeFeed>? feed = null,
            bool isStarted = true,
            TimeSpan? lease = null
        )
        {
            _dying = new Dying(world.Leases.Open());
            Collector = new Collector(
                world.Options(self, feed) with
                {
                    OpenLeases = () => _dying,
                    LeaseLength = lease ?? TimeSpan.FromSeconds(30),
                }
            );
            if (isStarted)
                Start();
        }

        public Collector Collector { get; }

        public CollectorState State => Collector.State;

        public void Start() => _task = Task.Run(() => Collector.RunAsync(_stop.Token));

        /// <summary>As kill -9 does: nothing is renewed or given back any more.</summary>
        public void Die() => _dying.IsDead = true;

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            (await Waiting.SoonAsync(() => _task.IsCompleted)).ShouldBeTrue();
            await _task;
            Collector.Dispose();
            _stop.Dispose();
        }
    }
}
