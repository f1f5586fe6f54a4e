namespace Ballast.Sandbox.Datasets;

/// <summary>A column of a data file: texts, small integers or single-precision numbers.</summary>
internal sealed record DataColumn(string Name, Array Values);

/// <summary>A data file before it is written. The first column is what pandas takes for the index.</summary>
internal sealed record DataTable(IReadOnlyList<DataColumn> Columns, bool HasIndex)
{
    public int Rows => Columns[0].Values.Length;

    /// <summary>The same columns, empty.</summary>
    public DataTable WithoutRows() =>
        this with
        {
            Columns =
            [
                .. Columns.Select(c => new DataColumn(
                    c.Name,
                    Array.CreateInstance(c.Values.GetType().GetElementType()!, 0)
                )),
            ],
        };

    /// <summary>Tables of the same columns below one another.</summary>
    public static DataTable Stack(IReadOnlyList<DataTable> parts) =>
        parts[0] with
        {
            Columns = [.. parts[0].Columns.Select((c, i) => new DataColumn(c.Name, Join(parts, i)))],
        };

    private static Array Join(IReadOnlyList<DataTable> parts, int column)
    {
        var type = parts[0].Columns[column].Values.GetType().GetElementType()!;
        var joined = Array.CreateInstance(type, parts.Sum(p => p.Rows));
        var at = 0;
        foreach (var part in parts)
        {
            part.Columns[column].Values.CopyTo(joined, at);
            at += part.Rows;
        }
        return joined;
    }
}
