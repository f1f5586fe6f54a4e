using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Storage.Checking;
using Ballast.Storage.Copying;
using Ballast.Storage.Engines;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What a store keeps of the journal: in order, for good, and on the disk before it says so.</summary>
public abstract class JournalStoreContract : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TestStore _place;

    private protected JournalStoreContract(TestStore place) => _place = place;

    private protected TestStore Place => _place;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Append_Entries_AreThereInTheirOrderWithTheirHashes()
    {
        var full = Draft("answer", 1) with
        {
            Tournament = Tournament.Crypto,
            PlanHash = "ab",
            Move = 7,
            Question = "plan?",
            Answer = new byte[] { 0, 1, 255 },
        };
        using (var store = TournamentStore.Open(_place.Location))
        {
            store.Append(Draft("intent", 0), 0).ShouldNotBeNull().Number.ShouldBe(1);
            store.Append(full, 1).ShouldNotBeNull().Number.ShouldBe(2);
        }
        using var again = TournamentStore.Open(_place.Location);
        var read = again.Journal(DateTimeOffset.MaxValue);
        read.Select(e => (e.Number, e.Said.Kind, e.IsIntact)).ShouldBe([(1, "intent", true), (2, "answer", true)]);
        (read[0].PreviousHash, read[1].PreviousHash).ShouldBe((JournalEntry.FirstHash, read[0].Hash));
        read[1].Said.Answer!.Value.ToArray().ShouldBe(full.Answer!.Value.ToArray());
        (read[1].Said with { Answer = full.Answer }).ShouldBe(full);
        again.Journal(Day).Count.ShouldBe(1);
    }

    [Fact]
    public void Append_AfterAnEntryThatIsNotTheNewest_AddsNothing()
    {
        using var store = TournamentStore.Open(_place.Location);
        using var other = TournamentStore.Open(_place.Location);
        store.Append(Draft("intent", 0), 0).ShouldNotBeNull();
        other.Append(Draft("intent", 0), 0).ShouldBeNull();
        other.Append(Draft("intent", 0), 2).ShouldBeNull();
        other.Append(Draft("intent", 0), 1).ShouldNotBeNull();
        store.Journal(DateTimeOffset.MaxValue).Count.ShouldBe(2);
    }

    [Fact]
    public void Append_OfManyAtOnce_LetsOneThroughForEachPlace()
    {
        using (var store = TournamentStore.Open(_place.Location))
            store.Append(Draft("begin", 0), 0);
        var kept = 0;
        Parallel.For(
            0,
            4,
            _ =>
            {
                using var store = TournamentStore.Open(_place.Location);
                for (var after = 1; after <= 10; after++)
                {
                    if (store.Append(Draft("intent", after), after) is not null)
                        Interlocked.Increment(ref kept);
                }
            }
        );
        kept.ShouldBe(10);
        using var read = TournamentStore.Open(_place.Location);
        read.Journal(DateTimeOffset.MaxValue)
            .Select(e => e.Number)
            .ShouldBe(Enumerable.Range(1, 11).Select(n => (long)n));
    }

    [Theory]
    [InlineData("UPDATE journal_entry SET why = 'other'")]
    [InlineData("DELETE FROM journal_entry WHERE id = 1")]
    public void Entry_BehindTheStoresBack_IsNotChangedAndNotTakenOut(string sql)
    {
        using var store = TournamentStore.Open(_place.Location);
        store.Append(Draft("intent", 0), 0);
        Should.Throw<System.Data.Common.DbException>(() => _place.Sql(sql)).Message.ShouldContain("journal");
        store.Journal(DateTimeOffset.MaxValue).Single().IsIntact.ShouldBeTrue();
    }

    [Fact]
    public void Append_ChangesTheStampAndIsWholeWhenCheckedAndCopied()
    {
        using var store = TournamentStore.Open(_place.Location);
        var before = TournamentStore.Stamp(_place.Location);
        store.Append(Draft("intent", 0), 0);
        store.Append(Draft("answer", 1) with { Answer = new byte[] { 1, 2 } }, 1);
        TournamentStore.Stamp(_place.Location).ShouldNotBe(before);
        var check = StoreCheck.Run(_place.Location, seals: false, TestContext.Current.CancellationToken);
        var found = ((Outcome<StoreCheckDocument>.Done)check).Value;
        (found.IsWhole, found.Rows).ShouldBe((true, 2));
        using var folder = new TempFolder();
        var copy = StoreCopy.Run(_place.Location, folder.Path("copy.db"), TestContext.Current.CancellationToken);
        copy.ShouldBeOfType<Outcome<StoreCopyDocument>.Done>();
        using var copied = TournamentStore.Open(folder.Path("copy.db"));
        copied
            .Journal(DateTimeOffset.MaxValue)
            .Select(e => e.Hash)
            .ShouldBe(store.Journal(DateTimeOffset.MaxValue).Select(e => e.Hash));
    }

    [Fact]
    public void WriteDurably_WaitsForTheDiskInsideAndNotAfterwards()
    {
        using var store = TournamentStore.Open(_place.Location);
        using var connection = _place.Engine.Connect();
        var inside = "";
        _place.Engine.WriteDurably(
            connection,
            _ =>
            {
                inside = Setting(connection);
                return false;
            }
        );
        (inside, Setting(connection)).ShouldBe(Durable);
    }

    /// <summary>What the engine says of waiting for the disk, in the middle of an append and outside of one.</summary>
    private protected abstract (string Inside, string Outside) Durable { get; }

    private protected abstract string Setting(System.Data.Common.DbConnection connection);

    private protected static JournalDraft Draft(string kind, int minutes) =>
        new()
        {
            At = Day.AddMinutes(minutes),
            Who = "ann@desk",
            Kind = kind,
            Why = "Because, \"so\" ünd 'so'.",
            Content = """{"a":1}""",
        };
}

public sealed class JournalStoreTests() : JournalStoreContract(new SqliteTestStore())
{
    private protected override (string, string) Durable => ("2", "1");

    private protected override string Setting(System.Data.Common.DbConnection connection) =>
        Query.Texts(connection, "SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous")[0];

    /// <summary>The engine itself is asked at the moment of the insert.</summary>
    [Fact]
    public void Append_AnEntry_IsWrittenWhileTheEngineWaitsForTheDisk()
    {
        using var store = TournamentStore.Open(Place.Location);
        Place.Sql(
            """
            CREATE TRIGGER only_durably BEFORE INSERT ON journal_entry WHEN (SELECT synchronous FROM pragma_synchronous) <> 2
            BEGIN SELECT RAISE(ABORT, 'not durable'); END
            """
        );
        store.Append(Draft("intent", 0), 0).ShouldNotBeNull();
        store.DurabilityDoubt.ShouldBeNull();
    }
}

public sealed class PostgresJournalStoreTests() : JournalStoreContract(new PostgresTestStore())
{
    // The tests' server has it off: what an append sets holds for its transaction alone.
    private protected override (string, string) Durable => ("on", "off");

    private protected override string Setting(System.Data.Common.DbConnection connection) =>
        Query.Texts(connection, "SHOW synchronous_commit")[0];

    [Fact]
    public void DurabilityDoubt_OfAServerThatDoesNotFlush_IsReported()
    {
        using var store = TournamentStore.Open(Place.Location);
        store.DurabilityDoubt.ShouldNotBeNull().ShouldContain("fsync off");
    }
}
