using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Panels;

/// <summary>Asks the files of a folder of panels.</summary>
/// <param name="cancellation">Ends a question in the middle.</param>
internal sealed class PanelFiles(CancellationToken cancellation) : IDisposable
{
    // So many names stand in the statement itself, which lets DuckDB pass over groups of rows without them.
    private const int FewNames = 200;

    private readonly PanelDatabase _database = new(cancellation);

    /// <summary>Prepares a question for scores.</summary>
    /// <param name="metrics">Metrics; a cell says the place of its own.</param>
    /// <param name="models">Names with the rows that cells are to have.</param>
    /// <param name="each">Takes each cell.</param>
    public Question Ask(IReadOnlyList<Metric> metrics, IReadOnlyDictionary<string, int> models, Action<PanelCell> each)
    {
        Fill("asked_metric", metrics.Select((m, place) => (m.ToString(), place)));
        Fill("asked_model", models.Select(m => (m.Key, m.Value)));
        return new Question(_database, Filter(metrics, models.Keys), each);
    }

    /// <summary>Scores of some rounds that had interim values and no final one at a moment, by metric, round and model.</summary>
    public IReadOnlyList<InterimScore> Interim(
        PanelFolder folder,
        IReadOnlyList<Metric> metrics,
        IReadOnlyList<PanelRound> rounds,
        DateTimeOffset asOf
    )
    {
        var interim = new List<InterimScore>();
        if (rounds.Count == 0)
            return interim;
        Fill("asked_metric", metrics.Select((m, place) => (m.ToString(), place)));
        _database.Read(
            $"""
            SELECT k.place, p.model, p.round FROM {Daily(folder, rounds)} p JOIN asked_metric k ON k.name = p.metric
            WHERE {Known(asOf)} GROUP BY ALL HAVING NOT bool_or(p.is_final) ORDER BY ALL
            """,
            row => interim.Add(new InterimScore(row.GetString(1), metrics[row.GetInt32(0)], row.GetInt32(2)))
        );
        return interim;
    }

    /// <summary>Every value of a metric, those of a model and round in the order of the store's key.</summary>
    public IReadOnlyList<ScoreRevision> Revisions(
        PanelFolder folder,
        Metric metric,
        IReadOnlyList<PanelRound> rounds,
        DateTimeOffset asOf
    )
    {
        var revisions = new List<ScoreRevision>();
        if (rounds.Count == 0)
            return revisions;
        _database.Read(
            $"""
            SELECT p.model, p.round, epoch_ms(p.known_at), p.is_final, p.is_assumed, p.score
            FROM {Daily(folder, rounds)} p
            WHERE p.metric = {PanelDatabase.Text(metric.ToString())} AND {Known(asOf)}
            ORDER BY p.model, p.round, p.known_at, p.is_final, p.source
            """,
            row =>
                revisions.Add(
                    new ScoreRevision(
                        row.GetString(0),
                        row.GetInt32(1),
                        new KnownTime(
                            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
                            row.GetBoolean(4) ? TimeBasis.Assumed : TimeBasis.Recorded
                        ),
                        row.GetBoolean(3),
                        row.GetDouble(5)
                    )
                )
        );
        return revisions;
    }

    public void Dispose() => _database.Dispose();

    private static string Daily(PanelFolder folder, IEnumerable<PanelRound> rounds) =>
        PanelDatabase.Files(rounds.Select(r => folder.Whole(r.File)));

    private static string Known(DateTimeOffset asOf) =>
        string.Create(CultureInfo.InvariantCulture, $"p.known_at <= make_timestamp_ms({Columns.Milliseconds(asOf)})");

    private static string Filter(IReadOnlyList<Metric> metrics, IEnumerable<string> models)
    {
        var few = models.Take(FewNames + 1).ToList();
        return $"p.metric IN ({Names(metrics.Select(m => m.ToString()))})"
            + (few.Count is 0 or > FewNames ? "" : $" AND p.model IN ({Names(few)})");

        static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(PanelDatabase.Text));
    }

    private void Fill(string table, IEnumerable<(string Name, int Place)> names)
    {
        _database.Execute($"CREATE OR REPLACE TABLE {table} (name VARCHAR, place INTEGER)");
        using var rows = _database.Appender(table);
        foreach (var (name, place) in names)
            rows.CreateRow().AppendValue(name).AppendValue(place).EndRow();
    }

    /// <summary>A question for the scores of some metrics and models.</summary>
    internal sealed class Question(PanelDatabase database, string filter, Action<PanelCell> each)
    {
        private const string Asked = "JOIN asked_metric k ON k.name = p.metric JOIN asked_model a ON a.name = p.model";

        /// <summary>Hands on the values in force at a moment.</summary>
        public void Read(PanelRange range, DateTimeOffset asOf)
        {
            if (range.Finals.Count > 0)
            {
                var files = PanelDatabase.Files(range.Finals.Select(f => range.Folder.Whole(f.File)));
                var rounds = string.Join(", ", range.Whole.Select(r => r.Round.ToString(CultureInfo.InvariantCulture)));
                Cells(
                    $"SELECT k.place, a.place, p.round, p.score FROM {files} p {Asked} WHERE {filter} AND p.round IN ({rounds})"
                );
            }
            if (range.Daily.Count > 0)
                Cells(
                    $"""
                    SELECT k.place, a.place, p.round, arg_max(p.score, row(p.known_at, p.is_final, p.source))
                    FROM {Daily(range.Folder, range.Daily)} p {Asked} WHERE {filter} AND {Known(asOf)} GROUP BY ALL
                    """
                );
        }

        private void Cells(string sql) =>
            database.Read(
                sql,
                row => each(new PanelCell(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetDouble(3)))
            );
    }
}
