using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>An import that was taken back never happened, whatever engine the store runs on.</summary>
public abstract class UndoContract : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TestStore _place;
    private readonly TournamentStore _store;

    private protected UndoContract(TestStore place)
    {
        _place = place;
        _store = TournamentStore.Open(place.Location);
    }

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Undo_OfTheLastImport_LeavesWhatWasThereBefore()
    {
        Import("first", null, b => Score(b, "alice", 1200, 0.01), b => Score(b, "alice", 1201, 0.02));
        var before = Content();
        Import(
            "second",
            null,
            b => Score(b, "ALICE", 1200, 0.05),
            b => Score(b, "bob", 1199, 0.03, Day.AddDays(-9)),
            b => b.AddGap("alice", 1300, new Knowledge(KnownTime.Recorded(Day), true)),
            b => b.AddPrice(new NmrPrice(new DateOnly(2025, 1, 1), 20m), "usd")
        );
        Value("alice", 1200).ShouldBe(0.05);
        var undone = _store.UndoLastImport(Day).ShouldBeOfType<Outcome<UndoneImport>.Done>().Value;
        var file = undone.Files.ShouldHaveSingleItem();
        (file.Name, file.Removed.Scores, file.Removed.Models, file.Removed.Gaps, file.Removed.Prices).ShouldBe(
            ("second", 2, 1, 1, 1)
        );
        undone.HasLaterSync.ShouldBeFalse();
        Content().ShouldBe(before);
        Value("alice", 1200).ShouldBe(0.01);
        _store.Models(Tournament.Classic, Day).ShouldBe(["alice"]);
        _store.ScoredRounds(Tournament.Classic, 9999, Day).ShouldBe([1201, 1200]);
        // And on, back to nothing.
        _store.UndoLastImport(Day).ShouldBeOfType<Outcome<UndoneImport>.Done>();
        _store.Models(Tournament.Classic, Day).ShouldBeEmpty();
        _store
            .UndoLastImport(Day)
            .ShouldBeOfType<Outcome<UndoneImport>.Refused>()
            .Refusal.Code.ShouldBe("nothing-to-undo");
    }

    [Fact]
    public void Undo_OfACommandWithSeveralFiles_TakesAllOfThemBack()
    {
        Import("before", null, b => Score(b, "alice", 1200, 0.01));
        var command = Import("one", null, b => Score(b, "alice", 1201, 0.02));
        Import("two", command, b => Score(b, "alice", 1202, 0.03));
        _store
            .UndoLastImport(Day)
            .ShouldBeOfType<Outcome<UndoneImport>.Done>()
            .Value.Files.Select(f => f.Name)
            .ShouldBe(["one", "two"]);
        _store.ScoredRounds(Tournament.Classic, 9999, Day).ShouldBe([1200]);
    }

    [Fact]
    public void Undo_AfterASync_HasTheNextSyncAskForEverything()
    {
        _store.Track([
            new TrackedModel
            {
                Tournament = Tournament.Classic,
                Name = "alice",
                FeedId = "1",
            },
        ]);
        Import("file", null, b => Score(b, "alice", 1200, 0.01));
        using (var batch = _store.BeginImport(Tournament.Classic))
        {
            Score(batch, "alice", 1201, 0.02);
            batch.NotePathEnd("alice", 1201, Metric.Corr, 5);
            batch.NoteSynced(new SyncNote("alice", 1201, Day));
            batch.Commit(new ImportSource("sync", "", Day));
        }
        _store.UndoLastImport(Day).ShouldBeOfType<Outcome<UndoneImport>.Done>().Value.HasLaterSync.ShouldBeTrue();
        _store.Tracked(Tournament.Classic).ShouldHaveSingleItem().SettledTo.ShouldBeNull();
        _store.PathEnds(Tournament.Classic, "alice", 1).ShouldBeEmpty();
        Value("alice", 1201).ShouldBe(0.02);
    }

    [Fact]
    public void Undo_ChangesTheStampByWhichAnswersAreRemembered()
    {
        Import("file", null, b => Score(b, "alice", 1200, 0.01));
        var imported = TournamentStore.Stamp(_place.Location);
        _store.UndoLastImport(Day);
        var undone = TournamentStore.Stamp(_place.Location);
        Import("file", null, b => Score(b, "alice", 1200, 0.02));
        new[] { imported, undone, TournamentStore.Stamp(_place.Location) }.Distinct().Count().ShouldBe(3);
        TournamentStore.Health(_place.Location).LastImport.ShouldBe(Day);
    }

    [Fact]
    public void Trial_OfTwoFiles_CountsAsInEarnestAndKeepsNothing()
    {
        Import("kept", null, b => Score(b, "alice", 1200, 0.01));
        var before = Content();
        using (_store.BeginTrial())
        {
            Counts(b => Score(b, "alice", 1200, 0.02)).Changed!.Scores.ShouldBe(1);
            // The second file meets what the first one would have kept.
            Counts(b => Score(b, "alice", 1200, 0.02)).IsEmpty.ShouldBeTrue();
            using (var dropped = _store.BeginImport(Tournament.Classic))
                Score(dropped, "bob", 1200, 0.02);
            Counts(b => Score(b, "bob", 1200, 0.02)).Models.ShouldBe(1);
        }
        Content().ShouldBe(before);
        Counts(b => Score(b, "alice", 1200, 0.02)).Scores.ShouldBe(1);
    }

    [Fact]
    public void Beside_RowsOfAnotherTournament_AreKeptOrDroppedTogether()
    {
        using (var dropped = _store.BeginImport(Tournament.Classic))
        {
            Score(dropped.Beside(Tournament.Signals), "sig", 1200, 0.1);
            Score(dropped, "one", 1200, 0.1);
        }
        _store.Models(Tournament.Signals, Day).ShouldBeEmpty();
        using (var batch = _store.BeginImport(Tournament.Classic))
        {
            Score(batch.Beside(Tournament.Signals), "sig", 1200, 0.1);
            Score(batch, "one", 1200, 0.1);
            batch.Count().Scores.ShouldBe(2);
            batch.Commit(new ImportSource("both", "00", Day)).Models.ShouldBe(2);
        }
        _store.Models(Tournament.Signals, Day).ShouldBe(["sig"]);
        _store.UndoLastImport(Day).ShouldBeOfType<Outcome<UndoneImport>.Done>().Value.Files.Count.ShouldBe(2);
        _store.Models(Tournament.Classic, Day).ShouldBeEmpty();
    }

    private static void Score(
        IImportBatch batch,
        string model,
        int round,
        double score,
        DateTimeOffset? known = null
    ) => batch.AddScore(model, round, Metric.Corr, score, new Knowledge(KnownTime.Recorded(known ?? Day), true));

    private long Import(string name, long? command, params Action<IImportBatch>[] adds)
    {
        using var batch = _store.BeginImport(Tournament.Classic);
        foreach (var add in adds)
            add(batch);
        batch.Commit(new ImportSource(name, "00", Day) { Command = command });
        return batch.Source;
    }

    private ImportCounts Counts(Action<IImportBatch> add)
    {
        using var batch = _store.BeginImport(Tournament.Classic);
        add(batch);
        return batch.Commit(new ImportSource("counted", "00", Day));
    }

    private double Value(string model, int round) =>
        _store.Scores(new ScoreQuery(Tournament.Classic, [model], [Metric.Corr], round, round, Day)).Row(0, 0)[0];

    // All but the list of sources, in which an import that was taken back stays, marked; so do the sums of the list.
    private string Content() =>
        string.Join(
            "# ",
            _place
                .Dump()
                .Split("# ")
                .Where(t =>
                    !t.StartsWith("source\n", StringComparison.Ordinal)
                    && !t.StartsWith("file_import", StringComparison.Ordinal)
                )
                .Select(t => string.Join('\n', t.Split('\n').Where(line => !line.Contains("|source|"))))
        );
}

public sealed class UndoTests() : UndoContract(new SqliteTestStore());

public sealed class PostgresUndoTests() : UndoContract(new PostgresTestStore());
