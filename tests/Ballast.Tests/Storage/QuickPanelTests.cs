using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Engines;
using Ballast.Storage.Engines.Sqlite;
using Ballast.Storage.Stores;
using Ballast.Tests.Support;
using Sql = Ballast.Storage.Engines.Query;

namespace Ballast.Tests.Storage;

/// <summary>A panel from the file's pages, and from SQLite past its driver, is the panel from the rows that the driver hands out.</summary>
public sealed class QuickPanelTests : IDisposable
{
    private const int Models = 260;
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Metric[] Metrics = [Metric.Corr, Metric.Mmc, new("corr60"), new("none")];

    // An engine that knows no pages, asked with a connection of the other.
    private static readonly Engine Plain = Engine.Of("postgres://nobody@localhost/none");

    private readonly TempFolder _folder = new();
    private readonly string _path;
    private readonly Engine _engine;

    public QuickPanelTests()
    {
        _path = _folder.Path("panel.db");
        _engine = Engine.Of(_path);
        using var store = TournamentStore.Open(_path);
        for (var file = 0; file < 2; file++)
            Fill(store, file);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 100_000, 40)]
    [InlineData(510, 520, 40)]
    [InlineData(1, 100_000, 1)]
    [InlineData(900, 901, 40)]
    public void Panel_FromPages_IsThatOfRows(int from, int to, int days)
    {
        using var connection = _engine.Connect();
        var query = Query(from, to, Now.AddDays(days));
        using (var pages = _engine.ScoreRows(connection, areWhole: true))
            pages.ShouldBeOfType<ScorePages>();
        Same(ScoreReader.Read(_engine, connection, query), ScoreReader.Read(Plain, connection, query));
    }

    /// <summary>A panel that gave the pages up would be right, and slow.</summary>
    [Fact]
    public void Pages_ReadToTheEnd_HandOutTheRowsOfTheTable()
    {
        using var connection = _engine.Connect();
        for (var metric = 1; metric <= 3; metric++)
        {
            var rows = new List<string>();
            using (var pages = _engine.ScoreRows(connection, areWhole: true))
                pages!
                    .Read(
                        metric,
                        (m, r, known, score) => rows.Add($"{m} {r} {known} {BitConverter.DoubleToInt64Bits(score)}")
                    )
                    .ShouldBeTrue();
            rows.ShouldNotBeEmpty();
            rows.ShouldBe(Rows(connection, metric));
        }
    }

    [Fact]
    public void Pages_WhileTheLogHoldsSomething_AreNotRead()
    {
        using var store = TournamentStore.Open(_path);
        Fill(store, 2);
        using var connection = _engine.Connect();
        using (var rows = _engine.ScoreRows(connection, areWhole: true))
            rows.ShouldBeOfType<ScoreStatement>();
        var query = Query(1, 100_000, Now.AddDays(40));
        Same(store.Scores(query), ScoreReader.Read(Plain, connection, query));
        query = query with { Models = ["m7", "nobody", "M3", "m9"] };
        Same(store.Scores(query), ScoreReader.Read(Plain, connection, query));
    }

    [Fact]
    public void Pages_InTheMiddleOfATransaction_AreNotRead()
    {
        using var connection = _engine.Connect();
        using var transaction = _engine.BeginWrite(connection);
        using (var rows = _engine.ScoreRows(connection, areWhole: true))
            rows.ShouldBeOfType<ScoreStatement>();
    }

    [Fact]
    public void Pages_ThatAreDamaged_AreGivenUp()
    {
        using var connection = _engine.Connect();
        var size = (int)Sql.Number(connection, "PRAGMA page_size");
        var bytes = File.ReadAllBytes(_path);
        // The pages of trees without row numbers that hold rows are of kind 10; the largest tree is that of the scores.
        const byte LeafKind = 10;
        var leaf = Enumerable.Range(2, (bytes.Length / size) - 1).Last(n => bytes[(n - 1) * size] == LeafKind);
        for (var at = 0; at < 300; at += 7)
        {
            using (var file = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            {
                file.Position = ((leaf - 1L) * size) + at;
                var before = file.ReadByte();
                file.Position--;
                file.WriteByte(0xEE);
                file.Flush();
                using (var pages = _engine.ScoreRows(connection, areWhole: true))
                    // Read to the end or given up, but nothing is thrown and nothing goes on for ever.
                    pages!.Read(1, (_, _, _, _) => { });
                file.Position--;
                file.WriteByte((byte)before);
            }
        }
    }

    private static void Fill(TournamentStore store, int file)
    {
        var random = new Random(file);
        using var batch = store.BeginImport(Tournament.Classic);
        for (var model = 0; model < Models; model++)
        {
            for (var round = 500; round < 530; round++)
            {
                for (var metric = 0; metric < 3; metric++)
                {
                    // The third score is of late rounds alone; some of all are missing.
                    if (random.Next(4) == 0 || (metric == 2 && round < 525))
                        continue;
                    // Whole numbers, which SQLite keeps otherwise, among them.
                    var score = random.Next(5) == 0 ? random.Next(-1, 2) : random.NextDouble() - 0.5;
                    var known = new Knowledge(
                        KnownTime.Recorded(Now.AddDays(random.Next(30))),
                        random.Next(2) == 0,
                        Now.AddDays(30 + file)
                    );
                    batch.AddScore($"m{model}", round, Metrics[metric], score, known);
                }
            }
        }
        batch.Commit(new ImportSource($"{file}.csv", "", Now));
    }

    private static List<string> Rows(DbConnection connection, int metric)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT model_id, round, known_at, score FROM score_revision WHERE metric_id = @metric ORDER BY model_id, round, known_at, is_final, source_id";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@metric", metric);
        command.Parameters.Add(parameter);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(
                $"{reader.GetInt64(0)} {reader.GetInt64(1)} {reader.GetInt64(2)} {BitConverter.DoubleToInt64Bits(reader.GetDouble(3))}"
            );
        return rows;
    }

    private static ScoreQuery Query(int from, int to, DateTimeOffset asOf) =>
        new(Tournament.Classic, null, Metrics, from, to, asOf);

    private static void Same(ScorePanel panel, ScorePanel plain)
    {
        panel.Models.ShouldBe(plain.Models);
        panel.Rounds.ShouldBe(plain.Rounds);
        for (var metric = 0; metric < Metrics.Length; metric++)
            panel
                .Plane(metric)
                .Select(BitConverter.DoubleToInt64Bits)
                .ShouldBe(plain.Plane(metric).Select(BitConverter.DoubleToInt64Bits));
    }
}
