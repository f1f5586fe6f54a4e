using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Storage.Checking;
using Ballast.Storage.Copying;
using Ballast.Tests.Support;
using static System.FormattableString;

namespace Ballast.Tests.Storage;

/// <summary>What changed in a store behind its back is noticed.</summary>
public abstract class StoreCheckContract : IDisposable
{
    private readonly TestStore _place;

    private protected StoreCheckContract(TestStore place)
    {
        _place = place;
        FilledStore.Fill(place.Location);
        using var store = TournamentStore.Open(place.Location);
        using var batch = store.BeginImport(Tournament.Classic);
        batch.AddScore("zoë", 1201, Metric.Corr, 0.25, new Knowledge(KnownTime.Recorded(FilledStore.Day), true));
        batch.Commit(new ImportSource("second.csv", "01", FilledStore.Day));
    }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Check_OfAStoreThatIsAsItWasWritten_FindsNothing()
    {
        var check = Check();

        check.Faults.ShouldBeEmpty();
        check.IsWhole.ShouldBeTrue();
        check.Sources.ShouldBe(3);
        check.SourcesWithoutChecksum.ShouldBe(0);
        check.Rows.ShouldBeGreaterThan(18);
        Check(seals: true).IsWhole.ShouldBeTrue();
    }

    [Theory]
    [InlineData(
        "UPDATE score_revision SET score = 0.2500000001 WHERE round = 1201 AND score = 0.25",
        "score_revision",
        "second.csv"
    )]
    [InlineData("DELETE FROM score_revision WHERE score = 0.25", "score_revision", "second.csv")]
    [InlineData(
        "UPDATE position_revision SET at_risk = '123456.000000000000000002'",
        "position_revision",
        "it's a file.csv"
    )]
    [InlineData("UPDATE round_revision SET is_resolved = 0", "round_revision", "it's a file.csv")]
    [InlineData("UPDATE round_score_revision SET clip = '0.06'", "round_score_revision", "it's a file.csv")]
    [InlineData("UPDATE price_revision SET price = '25.3176'", "price_revision", "it's a file.csv")]
    [InlineData(
        "UPDATE stake_day_revision SET nmr_staked = '2' WHERE name_key = 'nan'",
        "stake_day_revision",
        "it's a file.csv"
    )]
    [InlineData(
        "UPDATE model SET name = 'zoe', name_key = 'zoe' WHERE name_key = 'zoë'",
        "score_revision",
        "second.csv"
    )]
    [InlineData("UPDATE model SET name_key = 'zoe' WHERE name_key = 'zoë'", "model", null)]
    [InlineData("UPDATE score_gap_revision SET known_at = 1", "score_gap_revision", "it's a file.csv")]
    [InlineData("UPDATE metric SET name = 'corry'", "score_revision", "second.csv")]
    [InlineData("UPDATE source SET sha256 = '02' WHERE name = 'second.csv'", "source", "second.csv")]
    [InlineData("UPDATE wallet_balance_revision SET available = '2'", "wallet_balance_revision", "sync sandbox")]
    [InlineData("UPDATE model_stake_revision SET name = 'zoe'", "model_stake_revision", "sync sandbox")]
    [InlineData("UPDATE stake_setting_revision SET take_profit = 0", "stake_setting_revision", "sync sandbox")]
    [InlineData("DELETE FROM pending_stake_revision", "pending_stake_revision", "sync sandbox")]
    [InlineData("UPDATE stake_transaction_revision SET amount = '9'", "stake_transaction_revision", "sync sandbox")]
    [InlineData("UPDATE wallet_transaction_revision SET status = 'x'", "wallet_transaction_revision", "sync sandbox")]
    [InlineData("UPDATE atomic_claim_revision SET burn = '1'", "atomic_claim_revision", "sync sandbox")]
    [InlineData("UPDATE claim SET question = 'another'", "claim", null)]
    [InlineData("DELETE FROM claim", "claim", null)]
    [InlineData("UPDATE paper_event SET total = '2'", "paper_event", null)]
    [InlineData("DELETE FROM paper_event", "paper_event", null)]
    [InlineData("UPDATE incident SET sentence = 'another'", "incident", null)]
    [InlineData("DELETE FROM incident_look", "incident_look", null)]
    [InlineData(
        "UPDATE content_sum SET row_count = 7 WHERE table_name = 'price_revision'",
        "price_revision",
        "it's a file.csv"
    )]
    public void Check_AfterAChangeBehindItsBack_NamesTheTableAndTheSource(string sql, string table, string? source)
    {
        _place.Sql(sql);

        var check = Check();

        check.IsWhole.ShouldBeFalse();
        check.Faults.ShouldContain(f => f.Table == table && f.Source == source);
        // What is wrong is not sealed.
        Check(seals: true).IsWhole.ShouldBeFalse();
    }

    [Fact]
    public void Check_OfSourcesFromBeforeChecksums_SaysSo_AndSealsThemOnRequest()
    {
        _place.Sql("DELETE FROM content_sum");
        var before = Check();
        before.IsWhole.ShouldBeTrue();
        before.SourcesWithoutChecksum.ShouldBe(3);

        Check(seals: true).SourcesWithoutChecksum.ShouldBe(0);

        Check().SourcesWithoutChecksum.ShouldBe(0);
        Check().IsWhole.ShouldBeTrue();
        _place.Sql("UPDATE score_revision SET score = 0.5 WHERE score = 0.25");
        Check().Faults.ShouldHaveSingleItem().Source.ShouldBe("second.csv");
    }

    [Fact]
    public void Check_AfterImportsWereTakenBack_FindsNothing_AndNothingMayComeBack()
    {
        using (var store = TournamentStore.Open(_place.Location))
        {
            Undone(store).Files.Select(f => f.Name).ShouldBe(["second.csv"]);
            Check().Faults.ShouldBeEmpty();
            Undone(store).Files.Select(f => f.Name).ShouldBe(["it's a file.csv"]);
            Check().Faults.ShouldBeEmpty();
            Check().SourcesWithoutChecksum.ShouldBe(0);
            // Models and metrics get other numbers than before, and names that are as they were.
            Import(store, batch => Score(batch, "another"), batch => Score(batch, "zoë"));
        }
        Check().Faults.ShouldBeEmpty();
        _place.Sql("UPDATE score_revision SET source_id = 1");
        Check().Faults.ShouldContain(f => f.Source == "it's a file.csv" && f.Message.Contains("no import wrote"));
    }

    [Fact]
    public void Check_AfterACommandOfSeveralFilesWasTakenBack_FindsNothing()
    {
        using var store = TournamentStore.Open(_place.Location);
        var command = Import(store, batch => Score(batch, "zoë"));
        using (var batch = store.BeginImport(Tournament.Classic))
        {
            Score(batch.Beside(Tournament.Signals), "sig");
            Score(batch, "bob");
            batch.Commit(new ImportSource("both.csv", "03", FilledStore.Day) { Command = command });
        }
        Check().Faults.ShouldBeEmpty();

        Undone(store).Files.Count.ShouldBe(3);

        Check().Faults.ShouldBeEmpty();
        _place.Dump().ShouldContain("4|source|");
        _place.Dump().ShouldNotContain("4|score_revision|");
    }

    /// <summary>One file writes rows of several tournaments through one inserter: each is a source of its own.</summary>
    [Fact]
    public void Check_OfAFileAboutTwoTournaments_KnowsTheRowsOfEach()
    {
        using (var store = TournamentStore.Open(_place.Location))
        using (var batch = store.BeginImport(Tournament.Classic))
        {
            var beside = batch.Beside(Tournament.Signals);
            Score(batch, "bob");
            Score(beside, "sig");
            beside.AddGap("sig", 1300, new Knowledge(KnownTime.Recorded(FilledStore.Day), true));
            batch.Commit(new ImportSource("both.csv", "03", FilledStore.Day));
        }
        Check().Faults.ShouldBeEmpty();
        Check().Sources.ShouldBe(5);
        // Both sources have as many rows as before.
        _place.Sql("UPDATE score_revision SET source_id = CASE source_id WHEN 4 THEN 5 ELSE 4 END WHERE source_id > 3");
        Check().Faults.Count(f => f.Source == "both.csv").ShouldBe(2);
    }

    [Fact]
    public void Check_AfterATrial_FindsNothing()
    {
        using (var store = TournamentStore.Open(_place.Location))
        {
            using (store.BeginTrial())
            {
                Import(store, batch => Score(batch, "bob"));
                Import(store, batch => Score(batch, "bob"), batch => Score(batch, "carl"));
            }
            Check().Faults.ShouldBeEmpty();
            Import(store, batch => Score(batch, "bob"));
        }
        Check().Faults.ShouldBeEmpty();
        Check().Sources.ShouldBe(4);
    }

    [Fact]
    public void Check_OfAnUpgradedStore_CallsWhatCameBeforeUncheckedAndNotWrong()
    {
        using var folder = new TempFolder();
        var before = Check();
        // As schema 10 left it.
        _place.Sql(
            "DROP VIEW view_wallets; DROP VIEW view_model_stakes; DROP VIEW view_stake_settings; DROP VIEW view_pending_changes; DROP VIEW view_stake_transactions; DROP VIEW view_wallet_transactions; DROP VIEW view_claims; DROP TABLE wallet_balance_revision; DROP TABLE model_stake_revision; DROP TABLE stake_setting_revision; DROP TABLE pending_stake_revision; DROP TABLE stake_transaction_revision; DROP TABLE wallet_transaction_revision; DROP TABLE atomic_claim_revision; DROP TABLE account_part; DROP TABLE data_protection_keys; DROP TABLE ended_session; DROP TABLE paper_event; DROP TABLE journal_entry; DROP TABLE registry_revision; DROP TABLE submission; DROP TABLE submission_sketch; DROP TABLE cluster_version; DROP TABLE cluster_member; DROP TABLE computed_part; DROP TABLE incident_delivery; DROP TABLE incident_look; DROP TABLE incident; DROP TABLE content_sum; DROP TABLE scored_round_source; DROP TABLE interim_score; ALTER TABLE lease DROP COLUMN length_ms; DELETE FROM ballast_schema WHERE version > 10"
        );
        using (var store = TournamentStore.Open(_place.Location))
        {
            // The next import has sums, the earlier ones have none; one of those is taken back.
            Undone(store).Files.Select(f => f.Name).ShouldBe(["second.csv"]);
            Import(store, batch => Score(batch, "bob"));
        }
        var after = Check();
        after.Faults.ShouldBeEmpty();
        after.IsWhole.ShouldBeTrue();
        after.Rows.ShouldBe(
            before.Rows + 1 - 15,
            "a score less and one more, the new source, no facts of accounts, no account on paper, no submission with its sketch, no registry, no incident that was looked at, and no journal"
        );
        after.SourcesWithoutChecksum.ShouldBe(3);
        Check(seals: true).SourcesWithoutChecksum.ShouldBe(0);
        Check().Faults.ShouldBeEmpty();
    }

    /// <summary>Earlier programs took a NUL in a name, which PostgreSQL cannot hold; copies have another character there.</summary>
    [Fact]
    public void Check_OfACopyWithoutTheNulInAName_FindsWhatItFindsInTheStore()
    {
        Assert.SkipUnless(_place is SqliteTestStore, "PostgreSQL holds no such name");
        using var copy = new SqliteTestStore();
        _place.Sql(
            "UPDATE model SET name = 'z' || char(0) || 'o', name_key = 'z' || char(0) || 'o' WHERE name_key = 'zoë'"
        );
        _place.Sql("DELETE FROM content_sum");
        Check(seals: true).IsWhole.ShouldBeTrue();

        StoreCopy.Run(_place.Location, copy.Location, CancellationToken.None);

        Done(StoreCheck.Run(copy.Location, false, CancellationToken.None)).Faults.ShouldBeEmpty();
    }

    private static void Score(IImportBatch batch, string model) =>
        batch.AddScore(model, 1202, Metric.Corr, 0.125, new Knowledge(KnownTime.Recorded(FilledStore.Day), true));

    private static long Import(TournamentStore store, params Action<IImportBatch>[] adds)
    {
        using var batch = store.BeginImport(Tournament.Classic);
        foreach (var add in adds)
            add(batch);
        batch.Commit(new ImportSource("again.csv", "02", FilledStore.Day));
        return batch.Source;
    }

    private static UndoneImport Undone(TournamentStore store) => Done(store.UndoLastImport(FilledStore.Day));

    [Fact]
    public void Check_OfACopyAndOfABackup_FindsWhatItFindsInTheStore()
    {
        using var folder = new TempFolder();
        using var copy = new SqliteTestStore();
        StoreBackup.Run(_place.Location, folder.Path("b.db"), CancellationToken.None);
        StoreCopy.Run(_place.Location, copy.Location, CancellationToken.None);
        foreach (var location in new[] { folder.Path("b.db"), copy.Location })
        {
            var check = Done(StoreCheck.Run(location, false, CancellationToken.None));
            check.IsWhole.ShouldBeTrue();
            check.Rows.ShouldBe(Check().Rows);
        }
    }

    private StoreCheckDocument Check(bool seals = false) =>
        Done(StoreCheck.Run(_place.Location, seals, TestContext.Current.CancellationToken));

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;
}

public sealed class StoreCheckTests() : StoreCheckContract(new SqliteTestStore())
{
    /// <summary>Tables whose rows change as values come in, and so have no checksum; a flip there may go unnoticed.</summary>
    private static readonly string[] NotSummed =
    [
        "ballast_schema",
        "score_gap",
        "scored_round",
        "path_end",
        "tracked_model",
        "account",
        "source_reach",
        "scored_round_source",
        "interim_score",
        "model",
        "incident_delivery",
    ];

    [Fact]
    public void Check_AfterOneByteFlipped_NoticesWhateverChangedAValue() => Flip(1, 60);

    /// <summary>The figure in docs/store.md.</summary>
    [Fact(Explicit = true)]
    public void Check_After600FlippedBytes_NoticesWhateverChangedAValue() => Flip(100, 600);

    private static void Flip(int firstSeed, int flips)
    {
        using var line = new CommandLine();
        line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        // So much that most bytes hold a value: tables of few rows are pages of which most is empty.
        var values = new Random(0);
        var wide = new StringBuilder("number," + string.Join(',', Enumerable.Range(0, 60).Select(m => $"model_{m}")));
        for (var round = 1000; round < 1230; round++)
            wide.Append('\n')
                .Append(round)
                .Append(string.Concat(Enumerable.Range(0, 60).Select(_ => Invariant($",{values.NextDouble() / 10}"))));
        line.Run("import", line.Folder.Write("wide.csv", wide.ToString()), "--metric", "corr").Code.ShouldBe(0);
        var whole = File.ReadAllBytes(line.Store);
        File.Exists(line.Store + "-wal").ShouldBeFalse("everything is in the file");
        var truth = Tables(StoreDump.Of(line.Store));
        var (noticed, harmless, unsummed) = (0, 0, 0);
        for (var seed = firstSeed; seed < firstSeed + flips; seed++)
        {
            var chance = new Random(seed);
            var bytes = (byte[])whole.Clone();
            bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
            var store = line.Folder.Path("flipped.db");
            File.WriteAllBytes(store, bytes);
            if (line.Run("store", "check", "--store", store).Code != 0)
            {
                noticed++;
                continue;
            }
            var changed = Tables(StoreDump.Of(store)).Where(t => truth[t.Key] != t.Value).Select(t => t.Key).ToList();
            changed.ShouldBeSubsetOf(NotSummed, $"seed {seed}");
            harmless += changed.Count == 0 ? 1 : 0;
            unsummed += changed.Count == 0 ? 0 : 1;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{flips} flips: {noticed} noticed, {harmless} in bytes that hold nothing, {unsummed} in tables without checksums"
        );
        noticed.ShouldBeGreaterThan(flips / 2);
    }

    private static Dictionary<string, string> Tables(string dump) =>
        dump.Split("# ", StringSplitOptions.RemoveEmptyEntries)
            .Select(t => t.Split('\n', 2))
            .ToDictionary(t => t[0], t => t.Length > 1 ? t[1].TrimEnd('\n') : "");

    [Fact]
    public void Check_ThroughTheCommand_SaysItInWordsAndByItsExitCode()
    {
        using var line = new CommandLine();
        line.Run("store", "check").Code.ShouldBe(1);
        line.Run("import", Repository.Path("examples", "performances.csv")).Code.ShouldBe(0);
        var said = line.Run("store", "check");
        said.Code.ShouldBe(0);
        said.Out.ShouldContain("as it was written");
        var bytes = File.ReadAllBytes(line.Store);
        // A digit of a multiplier.
        var multipliers = Encoding.ASCII.GetBytes("corr=0.75,mmc=2.25");
        bytes.AsSpan().IndexOf(multipliers).ShouldBeGreaterThan(0);
        // Everywhere: of a page that was split, SQLite leaves a part behind that nobody reads.
        for (var at = 0; bytes.AsSpan(at).IndexOf(multipliers) is >= 0 and var next; at += next + 1)
            bytes[at + next + 8] = (byte)'6';
        File.WriteAllBytes(line.Store, bytes);

        said = line.Run("store", "check");
        said.Code.ShouldBe(3);
        said.Out.ShouldContain("performances.csv");
        var document = System.Text.Json.JsonDocument.Parse(line.Run("store", "check", "--json").Out).RootElement;
        document.Text("schema").ShouldBe("ballast.store-check/1");
        document.GetProperty("isWhole").GetBoolean().ShouldBeFalse();
    }
}

public sealed class PostgresStoreCheckTests() : StoreCheckContract(new PostgresTestStore());
