using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What a store remembers about syncs.</summary>
public abstract class TrackingContract : IDisposable
{
    private static readonly DateTimeOffset Day1 = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ImportSource Source = new("test", "", Day1);
    private readonly TestStore _place;

    private protected TrackingContract(TestStore place) => _place = place;

    private protected TestStore Place => _place;

    protected string Location => _place.Location;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Track_AModelTwice_KeepsWhatTheLaterEntryDoesNotSay()
    {
        using var store = TournamentStore.Open(Location);
        store.Track([Model("Alice") with { IsWatched = true, StartedAt = Day1 }]);
        store.Track([Model("alice") with { Account = "main" }]);
        store
            .Tracked(Tournament.Classic)
            .ShouldBe([Model("Alice") with { IsWatched = true, StartedAt = Day1, Account = "main" }]);
        store.Tracked(Tournament.Signals).ShouldBeEmpty();
    }

    [Fact]
    public void Track_ANameThatWentToAnotherModel_BeginsAgain()
    {
        using var store = TournamentStore.Open(Location);
        store.Track([Model("alice")]);
        Note(store, 1200, commit: true);
        store.Tracked(Tournament.Classic)[0].SettledTo.ShouldBe(1200);
        store.Track([Model("alice")]);
        store.Tracked(Tournament.Classic)[0].SettledTo.ShouldBe(1200);
        store.Track([Model("alice") with { FeedId = "another" }]);
        store.Tracked(Tournament.Classic)[0].SettledTo.ShouldBeNull();
    }

    [Fact]
    public void NoteSynced_InABatchWithoutValues_IsKeptAndLeavesNoSource()
    {
        using var store = TournamentStore.Open(Location);
        store.Track([Model("alice")]);
        var before = _place.Dump().Split("# source")[1].Split('#')[0];
        Note(store, 1200, commit: false);
        store.Tracked(Tournament.Classic)[0].SettledTo.ShouldBeNull();
        Note(store, 1200, commit: true);
        store.Tracked(Tournament.Classic)[0].SettledTo.ShouldBe(1200);
        _place.Dump().Split("# source")[1].Split('#')[0].ShouldBe(before);
    }

    [Fact]
    public void Accounts_AreKeptByLabel()
    {
        using var store = TournamentStore.Open(Location);
        store.NoteAccount(new AccountNote("main", "nofle", Day1));
        store.NoteAccount(new AccountNote("main", null, Day1.AddDays(1)));
        store.Accounts().ShouldBe([new AccountNote("main", "nofle", Day1.AddDays(1))]);
    }

    [Fact]
    public void AddPath_ARestatedDay_ChangesTheLastWordAndNotThePast()
    {
        using var store = TournamentStore.Open(Location);
        Add(store, Day1.AddDays(2), null, 0.01, 0.02);
        Add(store, Day1.AddDays(3), null, 0.011, 0.02, 0.03).ShouldBe(new PathAddition(1, 0));
        Add(store, Day1.AddDays(4), null, 0.011, 0.02, 0.04).ShouldBe(new PathAddition(1, 1));
        Add(store, Day1.AddDays(5), null, 0.011, 0.02, 0.04).ShouldBe(new PathAddition(0, 0));
        At(store, 0).ShouldBe(0.01);
        At(store, 3).ShouldBe(0.03);
        At(store, 4).ShouldBe(0.04);
        Add(store, Day1.AddDays(10), 0.05, 0.011, 0.02, 0.04, 0.05);
        Add(store, Day1.AddDays(11), 0.06, 0.011, 0.02, 0.04, 0.06).ShouldBe(new PathAddition(1, 1));
        At(store, 9).ShouldBe(0.05);
        At(store, 11).ShouldBe(0.06);
    }

    [Fact]
    public void Open_AStoreThatMissedAnEarlierScript_AppliesItNow()
    {
        TournamentStore.Open(Location).Dispose();
        // As a branch leaves it whose script has the larger number and came first.
        _place.Sql("DROP TABLE tracked_model; DROP TABLE account; DELETE FROM ballast_schema WHERE version = 2");
        using var store = TournamentStore.Open(Location);
        store.Tracked(Tournament.Classic).ShouldBeEmpty();
    }

    private static TrackedModel Model(string name) =>
        new()
        {
            Tournament = Tournament.Classic,
            Name = name,
            FeedId = "id",
        };

    private static void Note(TournamentStore store, int settledTo, bool commit)
    {
        using var batch = store.BeginImport(Tournament.Classic);
        batch.NoteSynced(new SyncNote("ALICE", settledTo, Day1));
        if (commit)
            batch.Commit(Source);
    }

    /// <summary>One value a day, and the final one on the ninth.</summary>
    private static PathAddition Add(TournamentStore store, DateTimeOffset seen, double? final, params double[] days)
    {
        using var batch = store.BeginImport(Tournament.Classic);
        var points = days.Select((d, i) => new PathPoint(KnownTime.Recorded(Day1.AddDays(i)), d)).ToList();
        PathPoint? last = final is { } value ? new PathPoint(KnownTime.Recorded(Day1.AddDays(9)), value) : null;
        var addition = batch.AddPath("alice", 1200, Metric.Mmc, points, last, seen);
        batch.Commit(Source);
        return addition;
    }

    private static double At(TournamentStore store, int day) =>
        store
            .Scores(new ScoreQuery(Tournament.Classic, ["alice"], [Metric.Mmc], 1200, 1200, Day1.AddDays(day)))
            .Row(0, 0)[0];
}

public sealed class TrackingTests() : TrackingContract(new SqliteTestStore());

public sealed class PostgresTrackingTests() : TrackingContract(new PostgresTestStore());
