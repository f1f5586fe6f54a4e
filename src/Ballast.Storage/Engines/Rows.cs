namespace Ballast.Storage.Engines;

/// <summary>The table and the columns that rows go to.</summary>
internal sealed record Rows(string Table, params IReadOnlyList<string> Columns)
{
    public string InsertSql =>
        $"INSERT INTO {Table} ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))})";
}

/// <summary>A table as it stands in a store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in their order.</param>
/// <param name="RefersTo">Tables whose rows must be there first.</param>
internal sealed record TableShape(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> RefersTo)
{
    /// <summary>Each after those it refers to, else by name.</summary>
    public static IReadOnlyList<TableShape> InOrder(IEnumerable<TableShape> tables)
    {
        var left = tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<TableShape>();
        while (left.Count > 0)
        {
            var next = left.Find(t => t.RefersTo.All(r => r == t.Name || left.TrueForAll(l => l.Name != r)));
            ordered.Add(next ?? throw new StoreException("The tables of the store refer to each other in a circle."));
            left.Remove(next);
        }
        return ordered;
    }
}
