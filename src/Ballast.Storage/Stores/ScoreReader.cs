using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Reads scores into a dense panel.</summary>
internal static class ScoreReader
{
    // In the order of the primary key, so the last row of a cell is the revision in force.
    private const string Columns = "SELECT model_id, round, score FROM score_revision WHERE metric_id = @p0";
    private const string Bounds = " AND round BETWEEN @p1 AND @p2 AND known_at <= @p3";
    private const string Order = " ORDER BY model_id, round, known_at, is_final, source_id";

    // From about so many models on, one pass over the metric is cheaper than a search for each model.
    private const int FewModels = 200;

    public static ScorePanel Read(Engine engine, DbConnection connection, ScoreQuery query)
    {
        var kept = ModelTable.Read(connection, query.Tournament, query.AsOf);
        var names = query.Models ?? [.. kept.Values.Select(m => m.Name).Order(StringComparer.OrdinalIgnoreCase)];
        var rowOf = new Dictionary<long, int>();
        for (var row = 0; row < names.Count; row++)
        {
            if (kept.TryGetValue(ModelTable.Key(names[row]), out var model))
                rowOf[model.Id] = row;
        }
        if (QuickPanel.Read(engine, connection, query, names, rowOf, rowOf.Count > FewModels) is { } panel)
            return panel;
        var cells = new List<Cell>[query.Metrics.Count];
        for (var metric = 0; metric < cells.Length; metric++)
            cells[metric] = Cells(connection, query, query.Metrics[metric], rowOf);
        return Panel(query, names, cells);
    }

    private static ScorePanel Panel(ScoreQuery query, IReadOnlyList<string> names, List<Cell>[] cells)
    {
        var columnOf = new int[RoundCalendar.LargestRound + 1];
        foreach (var cell in cells.SelectMany(c => c))
            columnOf[cell.Round] = 1;
        var rounds = new List<int>();
        for (var round = 0; round < columnOf.Length; round++)
        {
            if (columnOf[round] == 0)
                continue;
            columnOf[round] = rounds.Count;
            rounds.Add(round);
        }
        var panel = new ScorePanel(names, rounds, query.Metrics);
        for (var metric = 0; metric < cells.Length; metric++)
        {
            foreach (var cell in cells[metric])
                panel.Row(metric, cell.Row)[columnOf[cell.Round]] = cell.Score;
        }
        return panel;
    }

    private static List<Cell> Cells(
        DbConnection connection,
        ScoreQuery query,
        Metric metric,
        Dictionary<long, int> rowOf
    )
    {
        var cells = new List<Cell>();
        if (MetricTable.Find(connection, metric) is not { } id)
            return cells;
        if (query.Models is null || rowOf.Count > FewModels)
        {
            using var all = new Statement(connection, Columns + Bounds + Order, 4);
            using var reader = all.Read(id, query.From, query.To, Engines.Columns.Milliseconds(query.AsOf));
            Append(reader, rowOf, cells);
            return cells;
        }
        using var one = new Statement(connection, Columns + " AND model_id = @p4" + Bounds + Order, 5);
        foreach (var model in rowOf.Keys)
        {
            using var reader = one.Read(id, query.From, query.To, Engines.Columns.Milliseconds(query.AsOf), model);
            Append(reader, rowOf, cells);
        }
        return cells;
    }

    private static void Append(DbDataReader reader, Dictionary<long, int> rowOf, List<Cell> cells)
    {
        while (reader.Read())
        {
            if (rowOf.TryGetValue(reader.GetInt64(0), out var row))
                cells.Add(new Cell(row, reader.GetInt32(1), reader.GetDouble(2)));
        }
    }

    private readonly record struct Cell(int Row, int Round, double Score);
}
