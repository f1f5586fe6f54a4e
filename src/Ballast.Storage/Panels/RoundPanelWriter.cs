using System.Globalization;
using DuckDB.NET.Data;

namespace Ballast.Storage.Panels;

/// <summary>Takes the values of one round and writes them as one file.</summary>
/// <remarks>Names are kept once and rows refer to them: 8 million values take 0.2 GB while they are sorted, not 0.5.</remarks>
internal sealed class RoundPanelWriter : IDisposable
{
    private readonly PanelDatabase _database;
    private readonly DuckDBAppender _values;
    private (int Metric, int Model, PanelValue Value)? _held;

    /// <param name="database">Where values are sorted.</param>
    /// <param name="metrics">Names of metrics; their places are what <see cref="Add"/> takes.</param>
    /// <param name="models">Names of models, alike.</param>
    public RoundPanelWriter(PanelDatabase database, IReadOnlyList<string> metrics, IReadOnlyList<string> models)
    {
        _database = database;
        Fill("metric_name", metrics);
        Fill("model_name", models);
        database.Execute(
            "CREATE OR REPLACE TABLE value (metric INTEGER, model INTEGER, known_at BIGINT, is_final BOOLEAN, is_assumed BOOLEAN, source INTEGER, is_in_force BOOLEAN, score DOUBLE)"
        );
        _values = database.Appender("value");
    }

    public long FirstKnownAt { get; private set; } = long.MaxValue;

    public long LastKnownAt { get; private set; } = long.MinValue;

    /// <summary>Takes a value; those of a metric and model together, in the order of the store's key: the last one is in force.</summary>
    public void Add(int metric, int model, in PanelValue value)
    {
        if (_held is { } held)
            Append(held, isInForce: held.Metric != metric || held.Model != model);
        _held = (metric, model, value);
        FirstKnownAt = Math.Min(FirstKnownAt, value.KnownAt);
        LastKnownAt = Math.Max(LastKnownAt, value.KnownAt);
    }

    /// <summary>Writes what was taken; nothing can be added afterwards.</summary>
    public void Write(string path, int round)
    {
        if (_held is { } held)
            Append(held, isInForce: true);
        _held = null;
        _values.Dispose();
        var number = round.ToString(CultureInfo.InvariantCulture);
        // In the order of names byte by byte, which a reader's filter on a metric or a model passes over most of the file by.
        _database.Execute(
            $"""
            COPY (
              SELECT k.name AS metric, m.name AS model, {number}::INTEGER AS round,
                make_timestamp_ms(v.known_at)::TIMESTAMP_MS AS known_at, v.is_final, v.is_assumed, v.source, v.is_in_force, v.score
              FROM value v JOIN metric_name k ON k.place = v.metric JOIN model_name m ON m.place = v.model
              ORDER BY k.rank, m.rank, v.known_at, v.is_final, v.source
            ) TO {PanelDatabase.Text(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {PanelSql.RowsOfGroup})
            """
        );
        _database.Execute("DROP TABLE value");
    }

    public void Dispose() => _values.Dispose();

    private void Append((int Metric, int Model, PanelValue Value) row, bool isInForce)
    {
        var value = row.Value;
        _values
            .CreateRow()
            .AppendValue(row.Metric)
            .AppendValue(row.Model)
            .AppendValue(value.KnownAt)
            .AppendValue(value.IsFinal)
            .AppendValue(value.IsAssumed)
            .AppendValue(value.Source)
            .AppendValue(isInForce)
            .AppendValue(value.Score)
            .EndRow();
    }

    private void Fill(string table, IReadOnlyList<string> names)
    {
        _database.Execute($"CREATE OR REPLACE TABLE {table} (place INTEGER, rank INTEGER, name VARCHAR)");
        using var rows = _database.Appender(table);
        var ranked = names.Select((name, place) => (name, place)).OrderBy(n => n.name, StringComparer.Ordinal);
        foreach (var ((name, place), rank) in ranked.Select((n, rank) => (n, rank)))
            rows.CreateRow().AppendValue(place).AppendValue(rank).AppendValue(name).EndRow();
    }
}
