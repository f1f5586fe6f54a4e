using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Collecting;
using Ballast.Storage;
using Ballast.Tests.Syncing;

namespace Ballast.Tests.Collecting;

/// <summary>Whether the day's scores have come, in a sandbox that shows them in the afternoon.</summary>
public sealed class ScoreArrivalTests
{
    [Fact]
    public async Task Scores_OfADay_HaveComeWhenTheSyncIsMadeAfterThemAndNotBefore()
    {
        // Wednesday, 18:00; the round is Classic's, some months before the cutover.
        var (evening, today) = (SyncWorld.Legacy, DateOnly.FromDateTime(SyncWorld.Legacy.UtcDateTime));
        await using var world = await SyncWorld.StartAsync(evening.AddHours(-7), models: 3, rounds: 40);
        await world.SyncAsync();
        Arrived(world, today).ShouldBeNull();
        Arrived(world, today.AddDays(-1)).ShouldBe(today.AddDays(-1));
        world.Server.MoveClock(evening);
        Arrived(world, today).ShouldBeNull();
        await world.SyncAsync();
        Arrived(world, today).ShouldBe(today);
        Arrived(world, today.AddDays(1)).ShouldBeNull();
    }

    private static DateOnly? Arrived(SyncWorld world, DateOnly day)
    {
        using var store = TournamentStore.Open(world.Store());
        var rounds = store.Rounds(Tournament.Classic, DateTimeOffset.MaxValue);
        return ScoreArrival.Of(store, Tournament.Classic, rounds, store.Tracked(Tournament.Classic), day);
    }
}
