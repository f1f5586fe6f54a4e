using System.Globalization;
using Ballast.Tests.Cli;
using Ballast.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Ballast.Tests.Doors;

/// <summary>
/// Look-ahead: whatever is asked as of a moment, the same question to a store from which every later row was physically deleted gives the same bytes.
/// </summary>
public sealed class LookAheadTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    /// <summary>Real scores (oracles/data/vlad_2026-02) and payout factors, over a date of every month that they cover.</summary>
    [Fact]
    public void Answers_RealScoresWithTheFutureDeleted_AreTheSameBytes()
    {
        RecordedStore.SixteenModels.CopyTo(_line);
        Import(Oracles.File("data", "payout_factors", "payout_factor_1019_1320.csv"));
        Compare(
            Months(new DateTime(2025, 1, 1), new DateTime(2026, 3, 1)),
            ["backtest"],
            ["backtest", "--payout-factor", "actual"],
            ["risk", "SHATTEREDX", "EGG_001"],
            ["evidence", "SHATTEREDX", "EGG_001", "REPUTATION"],
            ["sensitivity", "SHATTEREDX", "EGG_001"],
            ["tiers", "--replay"],
            ["field"]
        );
    }

    /// <summary>Real stakes and payouts (oracles/data/jos_2021-08), over a date of every third month.</summary>
    [Fact]
    public void Answers_RealStakesWithTheFutureDeleted_AreTheSameBytes()
    {
        RecordedStore.TwoThousandModels.CopyTo(_line);
        Import(Oracles.File("data", "jos_2021-08", "rounds.csv"));
        Import(Oracles.File("data", "jos_history_2021-08_2023-03", "nmr_usd_daily.csv"));
        Compare(
            Months(new DateTime(2020, 10, 1), new DateTime(2021, 12, 1)).Where((_, i) => i % 3 == 0),
            ["account", "2nd", "uki"],
            ["accounts"],
            ["regret", "2nd", "uki"],
            ["risk", "2nd", "uki"],
            ["reconcile", "2nd", "uki"],
            ["field", "2nd"],
            ["plan", "2nd", "uki"]
        );
    }

    /// <summary>Scores of running rounds, seen day by day: what they will become is asked on 14 days in a row and every month before.</summary>
    [Fact]
    public void Nowcast_DailyScoresWithTheFutureDeleted_IsTheSameBytes()
    {
        var seen = _line.Folder.Path("seen.csv");
        File.WriteAllText(seen, SnapshotWorld.Table());
        Import(seen);
        var last = SnapshotWorld.Now.UtcDateTime;
        Compare(
            Enumerable
                .Range(1, 14)
                .Select(d => last.AddDays(-d))
                .Concat(Months(last.AddMonths(-8), last.AddMonths(-1)).Select(d => d.AddHours(-3))),
            ["nowcast"],
            ["nowcast", "m1", "--metric", "mmc"]
        );
    }

    private void Compare(IEnumerable<DateTime> dates, params string[][] questions)
    {
        foreach (var date in dates)
        {
            var moment = date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var past = _line.Folder.Path("past.db");
            Backup(_line.Store, past);
            var deleted = DeleteAfter(past, new DateTimeOffset(date, TimeSpan.Zero));
            deleted.ShouldBeGreaterThan(0);
            foreach (var question in questions)
            {
                string[] asOf = [.. question, "--as-of", moment, "--json"];
                var (whole, cut) = (_line.Run(asOf), _line.Run([.. asOf, "--store", past]));
                cut.Out.ShouldBe(whole.Out, $"{string.Join(' ', question)} as of {moment}");
                cut.Code.ShouldBe(whole.Code);
            }
            SqliteConnection.ClearAllPools();
            File.Delete(past);
        }
    }

    /// <summary>The first of every month; with BALLAST_EVERY_DATE=1 every day, which takes some minutes.</summary>
    private static IEnumerable<DateTime> Months(DateTime from, DateTime to)
    {
        var isEveryDay = Environment.GetEnvironmentVariable("BALLAST_EVERY_DATE") == "1";
        for (var day = from; day <= to; day = isEveryDay ? day.AddDays(1) : day.AddMonths(1))
            yield return day.AddHours(12);
    }

    private static void Backup(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Mode=ReadOnly;Pooling=False");
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    /// <summary>Deletes every row of every table that became known later. Times of rounds are announced ahead: they have no moment of their own to go by.</summary>
    private static int DeleteAfter(string store, DateTimeOffset moment)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False;Foreign Keys=False");
        connection.Open();
        var tables = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText =
                "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'known_at' AND m.name <> 'round_revision'";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                tables.Add(reader.GetString(0));
        }
        tables.ShouldContain("score_revision");
        tables.ShouldContain("position_revision");
        var deleted = 0;
        foreach (var table in tables)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names come from the store's own schema.
            command.CommandText = $"DELETE FROM {table} WHERE known_at > {moment.ToUnixTimeMilliseconds()}";
#pragma warning restore CA2100
            deleted += command.ExecuteNonQuery();
        }
        return deleted;
    }

    private void Import(string file, params string[] options) =>
        _line.Run(["import", file, .. options]).Code.ShouldBe(0);
}
