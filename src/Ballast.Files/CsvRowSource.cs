using Ballast.Core.Workflows.Ports;
using Ballast.Files.Reading;
using Ballast.Files.Tables;
using CsvHelper;

namespace Ballast.Files;

/// <summary>The rows of an open table, bad ones among them.</summary>
internal sealed class CsvRowSource(string name, CsvTable table, ITableRows rows) : IRowSource
{
    public string Name => name;

    public string Kind => rows.Kind;

    public IReadOnlyList<string> IgnoredColumns => rows.IgnoredColumns;

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

    private IReadOnlyList<SourceRow> Read()
    {
        if (table.Count != table.Header.Count)
            return [new BadRow(table.Line, $"{table.Count} cells where the header has {table.Header.Count}")];
        try
        {
            return [.. rows.Read(table)];
        }
        catch (FormatException e)
        {
            return [new BadRow(table.Line, e.Message)];
        }
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or CsvFormatException)
        {
            throw new FileReadException(
                $"{name} cannot be read beyond line {table.Line}; it seems damaged. Nothing of it was kept.",
                e
            );
        }
    }
}
