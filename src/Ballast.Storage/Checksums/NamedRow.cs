using Ballast.Storage.Engines;

namespace Ballast.Storage.Checksums;

/// <summary>A row as it is added up: models and metrics stand in it by name, so that a changed name is a changed row.</summary>
/// <param name="rows">The table and its columns.</param>
/// <param name="names">What ids mean.</param>
internal sealed class NamedRow(Rows rows, IdNames names)
{
    private readonly int _model = IndexOf(rows, "model_id");
    private readonly int _metric = IndexOf(rows, "metric_id");
    private readonly Cell[] _row = new Cell[rows.Columns.Count];

    /// <summary>The row; it is good until the next one.</summary>
    public ReadOnlySpan<Cell> Of(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < _row.Length; i++)
            _row[i] = Cell.Of(values[i]);
        return Named();
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{object?})"/>
    public ReadOnlySpan<Cell> Of(ReadOnlySpan<Cell> row)
    {
        row.CopyTo(_row);
        return Named();
    }

    private Cell[] Named()
    {
        foreach (ref var cell in _row.AsSpan())
        {
            // SQLite keeps no sign of zero.
            if (cell is { Kind: CellKind.Real, Real: 0 })
                cell = 0.0;
        }
        if (_model >= 0)
            _row[_model] = names.Model(_row[_model]);
        if (_metric >= 0)
            _row[_metric] = names.Metric(_row[_metric]);
        return _row;
    }

    /// <summary>Where a column stands; -1 where there is none of that name.</summary>
    public static int IndexOf(Rows rows, string column)
    {
        for (var i = 0; i < rows.Columns.Count; i++)
        {
            if (rows.Columns[i] == column)
                return i;
        }
        return -1;
    }
}

/// <summary>The names that ids stand for.</summary>
internal sealed class IdNames
{
    private readonly Dictionary<long, string> _models = [];
    private readonly Dictionary<long, string> _metrics = [];

    public void AddModel(long id, long tournament, string name) => _models[id] = $"{tournament} {name}";

    public void AddMetric(long id, string name, string version) => _metrics[id] = $"{name}@{version}";

    public string Model(in Cell id) => Find(_models, id);

    public string Metric(in Cell id) => Find(_metrics, id);

    // An id that means nothing is what a damaged row has.
    private static string Find(Dictionary<long, string> names, in Cell id) =>
        id.Kind == CellKind.Whole && names.TryGetValue(id.Bits, out var name) ? name : $"?{id}";
}
