using System.Diagnostics;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Engines;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>After many rows the engine knows how they are spread, and a question that nobody wants any more ends.</summary>
public abstract class AnalysisContract : IDisposable
{
    private readonly TestStore _place;

    private protected AnalysisContract(TestStore place) => _place = place;

    /// <summary>Asks whether the engine has counted the scores.</summary>
    private protected abstract string IsCounted { get; }

    /// <summary>A question that takes minutes.</summary>
    private protected abstract string Long { get; }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Import_OfManyRows_LeavesTheEngineKnowingThem()
    {
        using (var store = TournamentStore.Open(_place.Location))
        {
            Import(store, 0, 10);
            Number(IsCounted).ShouldBe(0);
            // Models of a sync come one by one.
            for (var part = 1; part <= 5; part++)
                Import(store, part * 1000, (TournamentStore.ManyRows / 5) + 10);
        }
        Number(IsCounted).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Question_ThatIsCancelled_EndsWhileTheDatabaseWorksOnIt()
    {
        TournamentStore.Open(_place.Location).Dispose();
        using var connection = _place.Engine.Connect();
        using var stop = new CancellationTokenSource();
        using var onStop = Interruption.On(_place.Engine, connection, stop.Token);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = Long;
#pragma warning restore CA2100
        stop.CancelAfter(500);
        var clock = Stopwatch.StartNew();
        Interruption.Note(command);
        var e = Record.Exception(() => command.ExecuteScalar());
        (e is System.Data.Common.DbException or OperationCanceledException).ShouldBeTrue($"{e}");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Store_WhoseQuestionIsCancelled_AnswersNothingMore()
    {
        using var stop = new CancellationTokenSource();
        using var store = TournamentStore.OpenUntil(_place.Location, stop.Token);
        store.Models(Tournament.Classic, DateTimeOffset.UnixEpoch).ShouldBeEmpty();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => store.Models(Tournament.Classic, DateTimeOffset.UnixEpoch));
    }

    private long Number(string sql)
    {
        using var connection = _place.Engine.Connect();
        return Query.Number(connection, sql);
    }

    private static void Import(TournamentStore store, int from, int rows)
    {
        var moment = DateTimeOffset.UnixEpoch.AddDays(1);
        using var batch = store.BeginImport(Tournament.Classic);
        for (var i = 0; i < rows; i++)
            batch.AddScore(
                $"m{from + (i / 1000)}",
                1 + (i % 1000),
                Metric.Corr,
                i * 1e-6,
                new Knowledge(KnownTime.Recorded(moment), true)
            );
        batch.Commit(new ImportSource($"part {from}", "", moment));
    }
}

[Collection(Alone.Name)]
public sealed class AnalysisTests() : AnalysisContract(new SqliteTestStore())
{
    private protected override string IsCounted => "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'";

    private protected override string Long =>
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000) SELECT count(*) FROM n";
}

[Collection(Alone.Name)]
public sealed class PostgresAnalysisTests() : AnalysisContract(new PostgresTestStore())
{
    private protected override string IsCounted => "SELECT count(*) FROM pg_stats WHERE tablename = 'score_revision'";

    private protected override string Long => "SELECT count(*) FROM (SELECT pg_sleep(100)) s";
}
