using Ballast.Cli;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Syncing;
using Ballast.Numerai.Errors;
using Ballast.Sandbox.Server;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Syncing;

/// <summary>
/// Later syncs ask for the latest day of each score, and for whole ways only where a day may lie between. Whatever the days on which
/// somebody synced, every day's value ends up in the store.
/// </summary>
public sealed class LaterSyncTests
{
    private static readonly DateTimeOffset Wednesday = SyncWorld.Legacy;

    [Theory]
    [InlineData(1, 2, 3, 6, 7)] // every scoring day, over a weekend
    [InlineData(3, 4, 9)] // some days left out
    [InlineData(0, 9)]
    [InlineData(2, 2, 30, 31, 75, 76)] // rounds resolve and settle in between
    public async Task Sync_OnSomeDays_KeepsEveryDaysValue(params int[] days)
    {
        await using var world = await SyncWorld.StartAsync(Wednesday, models: 3, rounds: 110);
        await world.SyncAsync("some");
        foreach (var day in days)
        {
            world.Server.MoveClock(Wednesday.AddDays(day));
            await world.SyncAsync("some");
        }
        await world.SyncAsync("once");
        SyncTests.Scores(world.Store("some")).ShouldBe(SyncTests.Scores(world.Store("once")));
        world.Reconcile("some").Matched.ShouldBe(world.Reconcile("once").Pairs);
    }

    [Fact]
    public async Task Sync_OnTheNextDay_AsksForNoWholeWay_ButAfterSeveralDaysItDoes()
    {
        await using var world = await SyncWorld.StartAsync(Wednesday, models: 3, rounds: 110);
        await world.SyncAsync();
        world.Server.MoveClock(Wednesday.AddDays(1));
        (await AskedAsync(world)).ShouldBe((3, 0));
        // Friday to Tuesday is from one scoring day to the next but one.
        world.Server.MoveClock(Wednesday.AddDays(6));
        (await AskedAsync(world)).ShouldBe((3, 3));
        (await AskedAsync(world)).ShouldBe((3, 0));
        (await AskedAsync(world, isFull: true)).ShouldBe((0, 3));
    }

    [Fact]
    public async Task Sync_AfterAnAnswerWithAHole_AsksForTheDaysThatWereMissing()
    {
        await using var world = await SyncWorld.StartAsync(Wednesday, models: 3, rounds: 110);
        await world.SyncAsync();
        world.Server.MoveClock(Wednesday.AddDays(3));
        await AskedAsync(world, hasHole: true);
        (await AskedAsync(world)).ShouldBe((3, 3));
        await world.SyncAsync("once");
        SyncTests.Scores(world.Store()).ShouldBe(SyncTests.Scores(world.Store("once")));
    }

    [Fact]
    public async Task Sync_LaterAndDisturbed_EndsWithTheSameStore()
    {
        await using var world = await SyncWorld.StartAsync(Wednesday, models: 4, rounds: 110);
        await world.SyncAsync("calm");
        await world.SyncAsync("troubled");
        foreach (var day in new[] { 1, 6 })
        {
            world.Server.MoveClock(Wednesday.AddDays(day));
            world.Server.SetFaults(SyncTests.Trouble);
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
            try
            {
                await world.SyncAsync("troubled", cancellation: stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or NumeraiException)
            {
                // As wanted: some models are done.
            }
            await world.SyncUntilDoneAsync("troubled");
            world.Server.SetFaults(new FaultOptions());
            await world.SyncAsync("calm");
        }
        StoreDump.Of(world.Store("troubled"), "id", "source_id").ShouldContain("path_end");
        Values(world.Store("troubled")).ShouldBe(Values(world.Store("calm")));
    }

    /// <summary>All but the sources: a sync that was stopped and repeated has two of them.</summary>
    private static string Values(string store)
    {
        var tables = StoreDump.Of(store, "source_id").Split("# ");
        return string.Join("# ", tables.Where(t => !t.StartsWith("source", StringComparison.Ordinal)));
    }

    /// <summary>Syncs through a feed that counts its questions.</summary>
    private static async Task<(int Latest, int Whole)> AskedAsync(
        SyncWorld world,
        bool isFull = false,
        bool hasHole = false
    )
    {
        using var door = new NumeraiSession(world.Server.Url, new StandingClock(world.Server.Now));
        using var store = TournamentStore.Open(world.Store());
        var feed = new CountingFeed(door.Feed, hasHole);
        var request = new SyncRequest
        {
            Leaderboard = world.Models,
            IsFull = isFull,
            Now = world.Server.Now,
        };
        var outcome = await SyncWorkflow.RunAsync(
            store,
            feed,
            [],
            request,
            null,
            TestContext.Current.CancellationToken
        );
        outcome.ShouldBeOfType<Outcome<SyncAnswer>.Done>();
        return (feed.Latest, feed.Whole);
    }

    /// <summary>Counts questions about models; with a hole, days before the latest are missing and the answer says so.</summary>
    private sealed class CountingFeed(ITournamentFeed feed, bool hasHole) : ITournamentFeed
    {
        private int _latest;
        private int _whole;

        public int Latest => _latest;

        public int Whole => _whole;

        public string Origin => feed.Origin;

        public Task<FeedRounds> RoundsAsync(Tournament tournament, int? newest, CancellationToken cancellation) =>
            feed.RoundsAsync(tournament, newest, cancellation);

        public Task<FeedModel?> FindModelAsync(Tournament tournament, string name, CancellationToken cancellation) =>
            feed.FindModelAsync(tournament, name, cancellation);

        public Task<IReadOnlyList<FeedModel>> LeaderboardAsync(
            Tournament tournament,
            int count,
            CancellationToken cancellation
        ) => feed.LeaderboardAsync(tournament, count, cancellation);

        public async Task<Outcome<FeedModelRounds>> ModelRoundsAsync(
            Tournament tournament,
            FeedModel model,
            int from,
            int to,
            bool latestOnly,
            CancellationToken cancellation
        )
        {
            Interlocked.Increment(ref latestOnly ? ref _latest : ref _whole);
            var answer = await feed.ModelRoundsAsync(tournament, model, from, to, latestOnly, cancellation);
            if (!hasHole || answer is not Outcome<FeedModelRounds>.Done { Value: var reported })
                return answer;
            return reported with { Rounds = [.. reported.Rounds.Select(WithHole)], Incomplete = "a hole" };
        }

        private static FeedModelRound WithHole(FeedModelRound round) =>
            round with
            {
                Paths = [.. round.Paths.Select(p => p with { Days = [.. p.Days.TakeLast(1)] })],
            };
    }
}
