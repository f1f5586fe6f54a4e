using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Storage.Checksums;
using Ballast.Storage.Copying;
using Ballast.Storage.Engines;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>A store carried to another place and engine, and kept in a file while it is used.</summary>
public sealed class StoreCopyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Ways =>
        new()
        {
            { "sqlite", "sqlite" },
            { "sqlite", "postgresql" },
            { "postgresql", "sqlite" },
            { "postgresql", "postgresql" },
        };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Copy_OfAFilledStore_IsEqualInEveryTable(string from, string to)
    {
        using var source = Place(from);
        using var target = Place(to, isEmpty: true);
        FilledStore.Fill(source.Location);
        var copy = Done(StoreCopy.Run(source.Location, target.Location, Token));
        target.Dump().ShouldBe(source.Dump());
        copy.Tables.Select(t => t.Table)
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                "account|account_part|atomic_claim_revision|claim|content_sum|file_import|incident|incident_delivery|incident_look|interim_score|journal_entry|metric|model|model_stake_revision|paper_event|path_end|pending_stake_revision|position_revision|price_revision|registry_revision|round_revision|round_score_revision|score_gap|score_gap_revision|score_revision|scored_round|scored_round_source|source|source_reach|stake_day_revision|stake_setting_revision|stake_transaction_revision|submission|submission_sketch|tracked_model|wallet_balance_revision|wallet_transaction_revision".Split(
                    '|'
                )
            );
        copy.Tables.ShouldAllBe(t => t.From == t.To && t.From.Rows > 0 && t.From.Checksum.Length == 32);
        // What is imported again is known there too, and new values find their numbers.
        using var store = TournamentStore.Open(target.Location);
        using var batch = store.BeginImport(Tournament.Classic);
        var known = new Knowledge(KnownTime.Recorded(FilledStore.Day), true);
        batch.AddScore("ZOË", 1201, Metric.Corr, -0.0, known with { IsFinal = false }).ShouldBe(Addition.Known);
        batch.AddScore("new", 1201, new Metric("new"), 1, known).ShouldBe(Addition.New);
        batch.Commit(new ImportSource("later", "", FilledStore.Day)).Models.ShouldBe(1);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void Copy_OfANameWithANul_GoesOnWithAMarkInItsPlace(string engine)
    {
        using var source = Place("sqlite");
        using var target = Place(engine, isEmpty: true);
        TournamentStore.Open(source.Location).Dispose();
        // As programs before schema 10 took it from a file; PostgreSQL has no such text.
        source.Sql(
            "INSERT INTO model (id, tournament, name, name_key, known_at) VALUES (1, 8, 'a' || char(0) || 'b', 'a' || char(0) || 'b', 1)"
        );
        Done(StoreCopy.Run(source.Location, target.Location, Token));
        using var store = TournamentStore.Open(target.Location);
        store.Models(Tournament.Classic, DateTimeOffset.MaxValue).ShouldBe(["a\uFFFDb"]);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void Copy_IntoAStoreWithContent_IsRefusedAndChangesNothing(string engine)
    {
        using var source = Place("sqlite");
        using var target = Place(engine);
        FilledStore.Fill(source.Location);
        using (var store = TournamentStore.Open(target.Location))
            store.NoteAccount(new AccountNote("mine", null, FilledStore.Day));
        var before = target.Dump();
        Refused(StoreCopy.Run(source.Location, target.Location, Token)).Code.ShouldBe("not-empty");
        target.Dump().ShouldBe(before);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void Copy_Interrupted_LeavesTheTargetEmpty(string engine)
    {
        using var source = Place("sqlite");
        using var target = Place(engine, isEmpty: true);
        FilledStore.Fill(source.Location);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => StoreCopy.Run(source.Location, target.Location, stop.Token));
        // Names of tables, and the numbers of the scripts.
        target.Dump().Split('\n').ShouldAllBe(l => l.StartsWith('#') || l.All(char.IsAsciiDigit));
        Done(StoreCopy.Run(source.Location, target.Location, Token));
    }

    [Fact]
    public void Copy_OfAStoreThatIsNotThere_IsRefusedAndMakesNone()
    {
        using var source = Place("sqlite");
        using var target = Place("sqlite");
        Refused(StoreCopy.Run(source.Location, target.Location, Token)).Code.ShouldBe("no-store");
        File.Exists(source.Location).ShouldBeFalse();
        File.Exists(target.Location).ShouldBeFalse();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void Backup_WhileAnotherWrites_HoldsWhatWasCommittedAndStopsNobody(string engine)
    {
        using var source = Place(engine);
        using var folder = new TempFolder();
        FilledStore.Fill(source.Location);
        var before = source.Dump();
        using (var writer = TournamentStore.Open(source.Location))
        using (var batch = writer.BeginImport(Tournament.Classic))
        {
            var known = new Knowledge(KnownTime.Recorded(FilledStore.Day), true);
            batch.AddScore("unfinished", 1, Metric.Corr, 1, known);
            var backup = Backup(source.Location, folder.Path("backup.db"));
            backup.Tables.ShouldAllBe(t => t.From == t.To);
            backup.Bytes.ShouldBe(new FileInfo(folder.Path("backup.db")).Length);
            batch.Commit(new ImportSource("written meanwhile", "", FilledStore.Day)).Scores.ShouldBe(1);
        }
        Directory.GetFiles(folder.Root).ShouldBe([folder.Path("backup.db")]);
        StoreDump.Of(folder.Path("backup.db")).ShouldBe(before);
        source.Dump().ShouldNotBe(before);
        Refused(StoreBackup.Run(source.Location, folder.Path("backup.db"), Token)).Code.ShouldBe("file-exists");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void Backup_Interrupted_LeavesNoFile(string engine)
    {
        using var source = Place(engine);
        using var folder = new TempFolder();
        FilledStore.Fill(source.Location);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() =>
            StoreBackup.Run(source.Location, folder.Path("backup.db"), stop.Token)
        );
        Directory.GetFiles(folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public void Checksum_IsTheSameInAnyOrderAndDiffersWithAnyValue()
    {
        object?[] one = [1L, "ab", "c", null, 0.5];
        object?[] two = [2L, "", "c", 1L, -0.0];
        Sum(one, two).ShouldBe(Sum(two, one));
        Sum(one, two).ShouldNotBe(Sum(one, one, two));
        Sum(one, one).ShouldNotBe(Sum());
        Sum(one).ShouldNotBe(Sum([1L, "a", "bc", null, 0.5]));
        Sum(one).ShouldNotBe(Sum([1L, "ab", "c", 0L, 0.5]));
        Sum(two).ShouldNotBe(Sum([2L, "", "c", 1L, 0.0]));
        Sum([1L]).ShouldNotBe(Sum(["1"]));
        Sum([new byte[] { 1 }]).ShouldNotBe(Sum([new byte[] { 2 }]));

        static string Sum(params object?[][] rows)
        {
            var sum = new TableChecksum();
            foreach (var row in rows)
                sum.Add(row);
            return sum.Text;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Copy_OfBytes_IsEqual(string from, string to)
    {
        using var source = Place(from);
        using var target = Place(to);
        foreach (var (place, engine) in new[] { (source, from), (target, to) })
        {
            TournamentStore.Open(place.Location).Dispose();
            place.Sql($"CREATE TABLE packed (content {(engine == "sqlite" ? "BLOB" : "bytea")})");
        }
        source.Sql($"INSERT INTO packed VALUES ({(from == "sqlite" ? "x'00FF10'" : "'\\x00ff10'")})");
        Done(StoreCopy.Run(source.Location, target.Location, Token))
            .Tables.ShouldContain(t => t.Table == "packed" && t.To.Rows == 1);
        target.Dump().ShouldContain("# packed\n00FF10");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public void Info_OfAStore_CountsItsRows(string engine)
    {
        using var place = Place(engine);
        FilledStore.Fill(place.Location);
        var info = ((Outcome<StoreInfoDocument>.Done)StoreInfo.Run(place.Location)).Value;
        info.Engine.ShouldBe(engine);
        info.SchemaVersion.ShouldBe(Migrations.Scripts("Sqlite")[^1].Version);
        info.Bytes.ShouldBeGreaterThan(10_000);
        info.Tables.Single(t => t.Table == "score_revision").Rows.ShouldBe(6);
    }

    private static TestStore Place(string engine, bool isEmpty = false) =>
        engine == "sqlite" ? new SqliteTestStore() : new PostgresTestStore(isEmpty);

    private static StoreBackupDocument Backup(string location, string file) =>
        ((Outcome<StoreBackupDocument>.Done)StoreBackup.Run(location, file, Token)).Value;

    private static StoreCopyDocument Done(Outcome<StoreCopyDocument> outcome) =>
        outcome.ShouldBeOfType<Outcome<StoreCopyDocument>.Done>().Value;

    private static Refusal Refused<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Refusal;
}
