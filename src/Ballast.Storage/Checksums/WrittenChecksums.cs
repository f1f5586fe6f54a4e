using Ballast.Storage.Engines;

namespace Ballast.Storage.Checksums;

/// <summary>Adds up what one transaction writes, by source and table: batches of several sources may write through one inserter.</summary>
internal sealed class WrittenChecksums
{
    private readonly Dictionary<Rows, (NamedRow Named, int Source)> _tables = [];
    private readonly Dictionary<(long Source, string Table), TableChecksum> _sums = [];

    /// <summary>What the ids in the rows mean; who gives them out says so.</summary>
    public IdNames Names { get; } = new();

    /// <summary>Takes a row that was written.</summary>
    /// <param name="rows">Its table, one that has a <c>source_id</c>.</param>
    /// <param name="row">In the order of the columns.</param>
    public void Add(Rows rows, params ReadOnlySpan<Cell> row)
    {
        if (!_tables.TryGetValue(rows, out var table))
            _tables[rows] = table = (new NamedRow(rows, Names), NamedRow.IndexOf(rows, "source_id"));
        var key = (row[table.Source].Bits, rows.Table);
        if (!_sums.TryGetValue(key, out var sum))
            _sums[key] = sum = new TableChecksum();
        sum.AddCells(table.Named.Of(row));
    }

    /// <summary>What was written of a source.</summary>
    public IEnumerable<(string Table, TableChecksum Sum)> Of(long source) =>
        _sums.Where(s => s.Key.Source == source).Select(s => (s.Key.Table, s.Value));
}
