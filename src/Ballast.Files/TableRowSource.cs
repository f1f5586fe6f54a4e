using Ballast.Core.Store;
using Ballast.Files.Formats;
using Ballast.Files.Reading;
using Ballast.Files.Tables;

namespace Ballast.Files;

/// <summary>The rows of an open table, bad ones among them.</summary>
internal sealed class TableRowSource(string name, ICellTable table, Header header, ITableRows rows) : IRowSource
{
    private CsvScoreLines? _lines;

    // Rows that came in blocks: the table stands before them.
    private int _ahead;
    private readonly RowCells _row = new(table, header);

    public string Name => name;

    public string Kind => rows.Kind;

    public IReadOnlyList<string> IgnoredColumns => [.. rows.IgnoredColumns, .. table.LeftOut];

    public double Progress => _lines?.Progress ?? table.Progress;

    public IEnumerable<SourceRow> Rows()
    {
        while (Next())
        {
            foreach (var row in Read())
                yield return row;
        }
    }

    public IEnumerable<SourceRow> Blocks()
    {
        _lines =
            rows is LongRows { ScoreColumns: { } columns } && table is CsvCells csv ? csv.ScoreLines(columns) : null;
        while (_lines is not null)
        {
            var (block, end) = _lines.Read();
            _ahead += block.Count;
            if (block.Count > 0)
                yield return block;
            if (end == BlockEnd.File)
                yield break;
            if (end == BlockEnd.OddText)
                break;
            if (end == BlockEnd.OddLine)
            {
                _lines.Skip();
                CatchUp();
                if (!Next())
                    yield break;
                foreach (var row in Read())
                    yield return row;
            }
        }
        CatchUp();
        StopLines();
        foreach (var row in Rows())
            yield return row;
    }

    public string Sha256()
    {
        if (_lines is not null)
        {
            try
            {
                return _lines.Sha256();
            }
            catch (Exception e) when (TableFile.IsOfTheFile(e))
            {
                // What is wrong is said of the line that the table itself comes to.
                CatchUp();
                StopLines();
            }
        }
        return Reading(table.Sha256);
    }

    public void Dispose()
    {
        StopLines();
        table.Dispose();
    }

    private void CatchUp()
    {
        for (; _ahead > 0; _ahead--)
            Next();
    }

    private void StopLines()
    {
        _lines?.Dispose();
        _lines = null;
    }

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
