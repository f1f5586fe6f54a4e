using Ballast.Core.Store;
using Ballast.Files.Formats;
using Ballast.Files.Reading;
using Ballast.Files.Tables;

namespace Ballast.Files;

/// <summary>The rows of an open table, bad ones among them.</summary>
internal sealed class TableRowSource(string name, ICellTable table, Header header, ITableRows rows) : IRowSource
{
    private readonly RowCells _row = new(table, header);

    public string Name => name;

    public string Kind => rows.Kind;

    public IReadOnlyList<string> IgnoredColumns => [.. rows.IgnoredColumns, .. table.LeftOut];

    public double Progress => table.Progress;

    public IEnumerable<SourceRow> Rows()
    {
        while (Next())
        {
            foreach (var row in Read())
                yield return row;
        }
    }

    public string Sha256() => Reading(table.Sha256);

    public void Dispose() => table.Dispose();

    private bool Next() => Reading(table.Read);

    private SourceRow[] Read()
    {
        if (table.Problem is { } problem)
            return [new BadRow(table.Line, problem)];
        _row.Begin();
        try
        {
            return [.. rows.Read(_row)];
        }
        catch (FileReadException e)
        {
            throw new FileReadException($"{name}:{table.Line}: {e.Message}", e) { Code = e.Code };
        }
        catch (FormatException e)
        {
            return [new BadRow(table.Line, e.Message)];
        }
    }

    private T Reading<T>(Func<T> read) => TableFile.Reading(name, table, read);
}
