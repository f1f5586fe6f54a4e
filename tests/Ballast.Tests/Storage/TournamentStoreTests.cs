using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What every store must do, whatever engine it runs on.</summary>
public abstract class TournamentStoreContract : IDisposable
{
    private protected static readonly DateTimeOffset Day1 = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TestStore _place;

    private protected TournamentStoreContract(TestStore place) => _place = place;

    private protected TestStore Place => _place;

    protected string Location => _place.Location;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Scores_SeveralRevisions_TheLatestKnownAtTheMomentIsInForce()
    {
        using var store = TournamentStore.Open(Location);
        Import(
            store,
            Score("alice", 1200, 0.01, Day1, false),
            Score("alice", 1200, 0.02, Day1.AddDays(1), false),
            Score("alice", 1200, 0.03, Day1.AddDays(30), true)
        );
        ScoreAt(store, Day1.AddDays(-1)).ShouldBe(double.NaN);
        ScoreAt(store, Day1).ShouldBe(0.01);
        ScoreAt(store, Day1.AddDays(29)).ShouldBe(0.02);
        ScoreAt(store, Day1.AddDays(30)).ShouldBe(0.03);
    }

    [Fact]
    public void Scores_SameMomentFinalAndInterim_TheFinalOneCountsWhateverCameLast()
    {
        using var store = TournamentStore.Open(Location);
        Import(store, Score("alice", 1200, 0.03, Day1, true));
        Import(store, Score("alice", 1200, 0.01, Day1, false));
        ScoreAt(store, Day1).ShouldBe(0.03);
    }

    [Fact]
    public void Scores_SeenAgainOnALaterDay_AreNoNewRevision()
    {
        using var store = TournamentStore.Open(Location);
        Import(store, Score("alice", 1200, 0.01, Day1, false)).Scores.ShouldBe(1);
        Import(store, Score("alice", 1200, 0.01, Day1.AddDays(1), false)).Scores.ShouldBe(0);
        Import(store, Score("alice", 1200, 0.02, Day1.AddDays(2), false)).Scores.ShouldBe(1);
        // Back to the first value is news.
        Import(store, Score("alice", 1200, 0.01, Day1.AddDays(3), false)).Scores.ShouldBe(1);
        Import(store, Score("alice", 1200, 0.02, Day1.AddDays(2), false)).Scores.ShouldBe(0);
    }

    [Fact]
    public void Models_AreOneWhateverTheirCase_AndKeepTheirFirstSpelling()
    {
        using var store = TournamentStore.Open(Location);
        Import(store, Score("FearIndex", 1200, 0.01, Day1, true));
        Import(store, Score("FEARINDEX", 1201, 0.02, Day1, true));
        store.Models(Tournament.Classic, Day1).ShouldBe(["FearIndex"]);
        store.Models(Tournament.Signals, Day1).ShouldBeEmpty();
        store
            .Scores(new ScoreQuery(Tournament.Classic, ["fearindex"], [Metric.Corr], 1, 9999, Day1))
            .Rounds.ShouldBe([1200, 1201]);
    }

    [Fact]
    public void Positions_OfSeveralFiles_AreLaidOverEachOther()
    {
        using var store = TournamentStore.Open(Location);
        Import(store, Stake("alice", 250, "10.5", "corr=1,mmc=2", "0.1"));
        Import(store, Stake("alice", 250, null, "tc=0", null));
        var position = store.Positions(new PositionQuery(Tournament.Classic, null, 1, 9999, Day1)).Single();
        position.AtRisk.ShouldBe(Nmr.Parse("10.5"));
        position.Payout.ShouldBe(Nmr.Parse("0.1"));
        position.Multipliers!.ToString().ShouldBe("corr=1,mmc=2,tc=0");
    }

    [Fact]
    public void Rounds_PayoutFactorKnownLater_TakesNoPartBeforeButTimesDo()
    {
        using var store = TournamentStore.Open(Location);
        var facts = new RoundFacts
        {
            Tournament = Tournament.Classic,
            Number = 1200,
            PayoutFactor = 0.1m,
            ResolveTime = Day1.AddDays(30),
        };
        using (var batch = store.BeginImport(Tournament.Classic))
        {
            batch.AddRound(facts, KnownTime.Recorded(Day1));
            batch.Commit(Source());
        }
        store.Rounds(Tournament.Classic, Day1)[1200].PayoutFactor.ShouldBe(0.1m);
        var before = store.Rounds(Tournament.Classic, Day1.AddSeconds(-1))[1200];
        before.PayoutFactor.ShouldBeNull();
        before.ResolveTime.ShouldBe(Day1.AddDays(30));
    }

    [Fact]
    public void Batch_WithoutCommit_LeavesNoTrace()
    {
        using var store = TournamentStore.Open(Location);
        var empty = _place.Dump();
        using (var batch = store.BeginImport(Tournament.Classic))
            Score("alice", 1200, 0.01, Day1, true)(batch);
        _place.Dump().ShouldBe(empty);
    }

    [Fact]
    public void Open_StoreOfANewerProgram_IsRefusedInOneLine()
    {
        TournamentStore.Open(Location).Dispose();
        _place.Sql("INSERT INTO ballast_schema (version) VALUES (999)");
        Should
            .Throw<StoreException>(() => TournamentStore.Open(Location))
            .Message.ShouldContain("was written by a newer Ballast (schema 999");
    }

    [Fact]
    public void Imports_BySeveralAtOnce_WaitForEachOtherAndAreAllKept()
    {
        const int Writers = 4;
        const int Each = 10;
        TournamentStore.Open(Location).Dispose();
        Parallel.For(
            0,
            Writers,
            new ParallelOptions { MaxDegreeOfParallelism = Writers },
            writer =>
            {
                using var own = TournamentStore.Open(Location);
                for (var i = 0; i < Each; i++)
                    Import(
                        own,
                        Score($"model {writer}", 1200 + i, 0.01, Day1, true),
                        Score("all", 1200 + i, writer, Day1, true)
                    );
            }
        );
        using var store = TournamentStore.Open(Location);
        store.Models(Tournament.Classic, Day1).Count.ShouldBe(Writers + 1);
        Place.Dump().Split("# source\n")[1].Split("\n#")[0].Split('\n').Length.ShouldBe(Writers * Each);
    }

    private static double ScoreAt(ITournamentStore store, DateTimeOffset moment)
    {
        var panel = store.Scores(new ScoreQuery(Tournament.Classic, ["alice"], [Metric.Corr], 1200, 1200, moment));
        return panel.Rounds.Count == 0 ? double.NaN : panel.Row(0, 0)[0];
    }

    private protected static ImportCounts Import(ITournamentStore store, params Action<IImportBatch>[] values)
    {
        using var batch = store.BeginImport(Tournament.Classic);
        foreach (var value in values)
            value(batch);
        return batch.Commit(Source());
    }

    private protected static Action<IImportBatch> Score(
        string model,
        int round,
        double score,
        DateTimeOffset known,
        bool isFinal
    ) => batch => batch.AddScore(model, round, Metric.Corr, score, new Knowledge(KnownTime.Recorded(known), isFinal));

    private static Action<IImportBatch> Stake(
        string model,
        int round,
        string? stake,
        string multipliers,
        string? payout
    ) =>
        batch =>
        {
            Multipliers.TryParse(multipliers, out var parsed).ShouldBeTrue();
            batch.AddPosition(
                new Position
                {
                    Model = model,
                    Round = round,
                    AtRisk = stake is null ? null : Nmr.Parse(stake),
                    Multipliers = parsed,
                    Payout = payout is null ? null : Nmr.Parse(payout),
                    IsFinal = true,
                    Known = KnownTime.Recorded(Day1),
                },
                null
            );
        };

    private protected static ImportSource Source() => new("test.csv", "00", Day1);
}

public sealed class TournamentStoreTests() : TournamentStoreContract(new SqliteTestStore())
{
    [Fact]
    public void Open_FileThatIsNoDatabase_IsRefused()
    {
        File.WriteAllText(Location, new string('x', 5000));
        Should
            .Throw<StoreException>(() => TournamentStore.Open(Location))
            .Message.ShouldContain("is not a Ballast store");
    }

    [Fact]
    public void Import_OnAFullDisk_FailsInWordsAndLeavesTheStoreAsItWas()
    {
        using var store = TournamentStore.Open(Location);
        Import(store, Score("alice", 1200, 0.01, Day1, true));
        var before = Place.Dump();
        // A store that may not grow behaves as on a full disk: SQLITE_FULL.
        store.LimitPages(30);
        var failure = Should.Throw<StoreException>(() =>
        {
            using var batch = store.BeginImport(Tournament.Classic);
            for (var round = 1; round < 20_000; round++)
                Score("alice", round, 0.5 / round, Day1, true)(batch);
            batch.Commit(Source());
        });
        failure.Message.ShouldContain("full");
        Place.Dump().ShouldBe(before);
    }
}

public sealed class PostgresTournamentStoreTests() : TournamentStoreContract(new PostgresTestStore())
{
    private const string EndAllOthers =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    [Fact]
    public void Question_AfterTheServerClosedTheConnection_FailsInWordsAndTheNextOneWorks()
    {
        using var store = TournamentStore.Open(Location);
        Import(store, Score("alice", 1200, 0.01, Day1, true));
        Place.Sql(EndAllOthers);
        Should.Throw<StoreException>(() => store.Models(Tournament.Classic, Day1)).Message.ShouldContain("try again");
        store.Models(Tournament.Classic, Day1).ShouldBe(["alice"]);
    }

    [Fact]
    public void Open_WithConnectionsThatTheServerClosedMeanwhile_TakesANewOne()
    {
        TournamentStore.Open(Location).Dispose();
        using (var other = TournamentStore.Open(Location))
            Place.Sql(EndAllOthers);
        using var store = TournamentStore.Open(Location);
        store.Models(Tournament.Classic, Day1).ShouldBeEmpty();
    }
}
