using Ballast.Core.Rounds;
using Ballast.Sandbox.Server;
using Ballast.Storage;
using Ballast.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Ballast.Tests.Syncing;

/// <summary>Syncs over real HTTP with a sandbox.</summary>
public sealed class SyncTests
{
    internal static readonly FaultOptions Trouble = new()
    {
        TooManyRequestsInBody = 0.08,
        ServerError = 0.08,
        CutBefore = 0.05,
        CutAfter = 0.05,
        CutInside = 0.05,
        PartialData = 0.1,
    };

    [Fact]
    public async Task Sync_ASmallWorld_KeepsEveryModelAndRound()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy);
        var (answer, requests) = await world.SyncAsync();
        answer.Models.Count.ShouldBe(5);
        answer.Rounds.ShouldBe((40, 40));
        // The rounds, the leaderboard, and one request a model.
        requests.ShouldBe(7);
        answer.Models.ShouldAllBe(m =>
            m.Submitted + m.NotSubmitted.Count <= 40 && m.New.Scores > 0 && m.Incomplete == null
        );
        using var store = TournamentStore.Open(world.Store());
        store
            .Metrics(Tournament.Classic, world.Server.Now)
            .Select(m => m.ToString())
            .ShouldBe(
                ["bmc", "canonCorr", "canonMmc", "corr", "corr20V2", "corr60", "fncV3", "mmc", "mmc60"],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Sync_ASecondTime_AsksForLittleAndChangesNothing()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Atomic, rounds: 150, models: 4);
        var (_, first) = await world.SyncAsync();
        var before = world.Dump();
        var (answer, second) = await world.SyncAsync();
        (first, second).ShouldBe((2 + (2 * 4), 2 + 4));
        answer.Models.ShouldAllBe(m => m.New.IsEmpty && m.Restated == 0);
        world.Dump().ShouldBe(before);
    }

    [Fact]
    public async Task Sync_DayAfterDay_KeepsWhatWasKnownOnEachDay()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, models: 3);
        for (var day = 0; day < 9; day++)
        {
            world.Server.MoveClock(SyncWorld.Legacy.AddDays(day));
            await world.SyncAsync("daily");
        }
        await world.SyncAsync("once");
        var (daily, once) = (Scores(world.Store("daily")), Scores(world.Store("once")));
        daily.ShouldBe(once);
        world.Reconcile("daily").Matched.ShouldBe(world.Reconcile("once").Pairs);
    }

    [Fact]
    public async Task Sync_WithFaults_EndsWithTheSameStore()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 20);
        await world.SyncAsync("calm");
        world.Server.SetFaults(Trouble);
        var (answer, requests) = await world.SyncUntilDoneAsync("troubled");
        requests.ShouldBeGreaterThan(7);
        answer.Models.ShouldAllBe(m => m.Incomplete == null);
        world.Dump("troubled").ShouldBe(world.Dump("calm"));
    }

    [Fact]
    public async Task Sync_InterruptedAtRandomMoments_CompletesToTheUndisturbedStore()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, models: 6, rounds: 20);
        await world.SyncAsync("calm");
        var chance = new Random(7);
        var interrupted = 0;
        for (var i = 0; i < 12; i++)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(chance.Next(1, 250)));
            try
            {
                await world.SyncAsync("broken", cancellation: stop.Token);
            }
            catch (OperationCanceledException)
            {
                interrupted++;
            }
        }
        interrupted.ShouldBeGreaterThan(0);
        await world.SyncAsync("broken");
        world.Dump("broken").ShouldBe(world.Dump("calm"));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    public async Task Reconcile_AfterASync_MatchesToTheLastDigit(int seed, bool isAtomic)
    {
        var now = isAtomic ? SyncWorld.Atomic : SyncWorld.Legacy;
        await using var world = await SyncWorld.StartAsync(now, (ulong)seed, models: 4, rounds: 90);
        await world.SyncAsync();
        var answer = world.Reconcile();
        answer.Mismatches.ShouldBeEmpty();
        answer.NotComparable.ShouldBeEmpty();
        answer.Matched.ShouldBe(answer.Pairs);
        answer.Pairs.ShouldBeGreaterThan(answer.Projections);
        answer.WorstMatched.ShouldBe(0);
    }

    [Fact]
    public async Task Sync_ModelsByName_AreWatchedFromThenOn()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 10);
        var (board, _) = await world.SyncAsync("board");
        var name = board.Models[0].Name;
        var (answer, _) = await world.SyncAsync(names: [name.ToUpperInvariant(), "no such model", "  "]);
        answer.Models.Select(m => m.Name).ShouldBe([name]);
        answer.Problems.Select(p => p.Code).ShouldBe(["unknown-model", "blank-name"]);
        var (again, requests) = await world.SyncAsync(names: []);
        again.Models.Select(m => m.Name).ShouldBe([name]);
        requests.ShouldBe(2);
    }

    [Fact]
    public async Task Sync_TheLeaderboard_IsWatchedFromThenOn()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 10);
        var (board, _) = await world.SyncAsync();
        board.NewlyWatched.ShouldBe(board.Models.Select(m => m.Name));
        var (again, requests) = await world.SyncAsync(names: []);
        again.Models.Select(m => m.Name).ShouldBe(board.Models.Select(m => m.Name), ignoreOrder: true);
        again.NewlyWatched.ShouldBeEmpty();
        requests.ShouldBe(1 + 5);
    }

    [Fact]
    public async Task Sync_AModelWhoseIdWentStale_IsLookedUpByNameAndGoesOn()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 10);
        await world.SyncAsync();
        // A name that is looked up tells the beginning, too, which leaderboards do not.
        var calm = StoreDump.Of(world.Store(), "started_at");
        var name = Change(world.Store(), "UPDATE tracked_model SET feed_id = 'stale' WHERE name_key = @name");
        var (answer, _) = await world.SyncAsync(names: []);
        answer.Problems.ShouldBeEmpty();
        answer.Models.Single(m => m.Name == name).Submitted.ShouldBeGreaterThan(0);
        answer.Warnings.ShouldHaveSingleItem().ShouldStartWith($"'{name}' was no longer found under its id");
        StoreDump.Of(world.Store(), "started_at").ShouldBe(calm);
        (await world.SyncAsync(names: [])).Answer.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sync_AModelThatIsGone_IsANamedProblem()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, rounds: 10);
        await world.SyncAsync();
        Change(
            world.Store(),
            "UPDATE tracked_model SET feed_id = 'gone', name = 'ghost', name_key = 'ghost' WHERE name_key = @name"
        );
        var (answer, _) = await world.SyncAsync(names: []);
        answer
            .Problems.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                p => p.Model.ShouldBe("ghost"),
                p => p.Code.ShouldBe("unknown-model"),
                p => p.Reason.ShouldContain("no longer found under its id")
            );
        answer.Models.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Sync_AStoreFromBeforeConfigurationsWereKept_AsksForThemAll()
    {
        await using var world = await SyncWorld.StartAsync(SyncWorld.Legacy, models: 1, rounds: 150);
        await world.SyncAsync();
        Change(world.Store(), "DELETE FROM round_score_revision WHERE @name <> ''", 150);
        (await world.SyncAsync(names: [])).Answer.NewConfigurations.ShouldBe(150);
        (await world.SyncAsync(names: [])).Answer.NewConfigurations.ShouldBe(0);
    }

    /// <summary>Changes the first tracked model.</summary>
    private static string Change(string path, string sql, int least = 1)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT name FROM tracked_model ORDER BY name_key LIMIT 1";
        var name = (string)find.ExecuteScalar()!;
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those of the tests above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("@name", name);
        command.ExecuteNonQuery().ShouldBeGreaterThanOrEqualTo(least);
        return name;
    }

    /// <summary>Every score revision without its source.</summary>
    internal static List<string> Scores(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT t.name, m.name, s.round, s.known_at, s.is_final, s.score FROM score_revision s
            JOIN model m ON m.id = s.model_id JOIN metric t ON t.id = s.metric_id ORDER BY 1, 2, 3, 4, 5
            """;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        return rows;
    }
}
