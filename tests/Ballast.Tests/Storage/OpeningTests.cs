using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Engines;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>The first opening of a store, and stores that earlier programs left behind.</summary>
public abstract class OpeningContract : IDisposable
{
    private readonly TestStore _place;

    private protected OpeningContract(TestStore place) => _place = place;

    public static TheoryData<int> Versions => [.. Migrations.Scripts("Sqlite").Select(s => s.Version)];

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_IsLeftAlone()
    {
        _place.Sql("CREATE TABLE recipes (name TEXT)");
        Should
            .Throw<StoreException>(() => TournamentStore.Open(_place.Location))
            .Message.ShouldContain("database of another program");
        _place.Dump().ShouldBe("# recipes");
    }

    [Fact]
    public void Open_ByManyAtOnceForTheFirstTime_MakesOneStore()
    {
        const int Many = 8;
        using var together = new Barrier(Many);
        var failures = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var threads = Enumerable
            .Range(0, Many)
            .Select(_ => new Thread(() =>
            {
                together.SignalAndWait();
                try
                {
                    using var store = TournamentStore.Open(_place.Location);
                    store.Models(Tournament.Classic, DateTimeOffset.MaxValue).ShouldBeEmpty();
                }
                catch (Exception e)
                {
                    failures.Enqueue(e);
                }
            }))
            .ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        failures.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Open_AStoreOfAnEarlierVersionWithRowsInEveryTable_KeepsThemAndReadsThem(int version)
    {
        _place.Migrate(version);
        Fill();
        var before = Tables();
        before.Values.ShouldAllBe(rows => rows.Length == 1);

        using var store = TournamentStore.Open(_place.Location);
        var after = Tables();
        foreach (var (table, rows) in before)
            after[table].ShouldBe(rows, $"{table} of version {version}");
        var moment = DateTimeOffset.UnixEpoch.AddDays(1);
        store.Models(Tournament.Classic, moment).ShouldBe(["alice"]);
        var metric = store.Metrics(Tournament.Classic, moment).ShouldHaveSingleItem();
        store.Scores(new ScoreQuery(Tournament.Classic, null, [metric], 1, 9, moment)).Row(0, 0)[0].ShouldBe(0.5);
        store.Positions(new PositionQuery(Tournament.Classic, null, 1, 9, moment)).Count.ShouldBe(1);
        store.Rounds(Tournament.Classic, moment).Keys.ShouldBe([1]);
        store.Tracked(Tournament.Classic).Count.ShouldBe(version >= 2 ? 1 : 0);
        store.Configurations(Tournament.Classic, moment).Count.ShouldBe(version >= 3 ? 1 : 0);
        store.Prices("alice", moment).Count.ShouldBe(version >= 4 ? 1 : 0);
        store.PathEnds(Tournament.Classic, "alice", 1).Count.ShouldBe(version >= 5 ? 1 : 0);
        var own = store.AccountFacts(moment);
        AccountCounts.Of(own).Total.ShouldBe(version >= 16 ? 7 : 0);
        own.ReportedSince.Count.ShouldBe(version >= 16 ? 1 : 0);
        // And it can be written.
        using var batch = store.BeginImport(Tournament.Classic);
        batch.AddScore("bob", 2, metric, 0.25, new Knowledge(KnownTime.Recorded(moment), true));
        batch.Commit(new ImportSource("later", "", moment)).Scores.ShouldBe(1);
        store.Models(Tournament.Classic, moment).ShouldBe(["alice", "bob"]);
    }

    /// <summary>One row in every table; numbers that refer to one another are all 1.</summary>
    private void Fill()
    {
        using var connection = _place.Engine.Connect();
        foreach (var table in _place.Engine.Tables(connection).Where(t => t.Name != Migrations.VersionTable))
        {
            var columns = _place.Columns(connection, table.Name);
            Query.Execute(
                connection,
                $"INSERT INTO {table.Name} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", columns.Select(c => Value(c.Name, c.Type)))})"
            );
        }
    }

    private static string Value(string column, string type) =>
        (column, type.ToUpperInvariant()) switch
        {
            ("tournament", _) => "8",
            (_, "REAL" or "DOUBLE PRECISION") => "0.5",
            (_, "INTEGER" or "BIGINT") => "1",
            (_, "BLOB") => "x'01'",
            (_, "BYTEA") => "'\\x01'",
            ("day", _) => "'1969-12-31'",
            ("version", _) => "''",
            ("name" or "name_key" or "currency" or "metric", _) => "'alice'",
            ("multipliers", _) => "'corr=1'",
            _ => "'1'",
        };

    private Dictionary<string, string[]> Tables() =>
        _place
            .Dump()
            .Split("# ", StringSplitOptions.RemoveEmptyEntries)
            .Select(t => t.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(t => t[0] != Migrations.VersionTable)
            .ToDictionary(t => t[0], t => t[1..]);
}

public sealed class OpeningTests() : OpeningContract(new SqliteTestStore())
{
    [Fact]
    public void Scripts_OfBothEngines_HaveTheSameNumbersAndNames() =>
        Migrations
            .Scripts("Postgres")
            .Select(s => s.Resource.Split('.')[1])
            .ShouldBe(Migrations.Scripts("Sqlite").Select(s => s.Resource.Split('.')[1]));
}

public sealed class PostgresOpeningTests() : OpeningContract(new PostgresTestStore(isEmpty: true))
{
    [Fact]
    public void EveryTextColumn_IsComparedByteByByte()
    {
        using var place = new PostgresTestStore();
        using var connection = place.Engine.Connect();
        Query
            .Texts(
                connection,
                "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"
            )
            .ShouldBeEmpty();
    }
}
