using CsvHelper;

namespace Ballast.Files.Formats;

/// <summary>A CSV file, read row by row.</summary>
internal sealed class CsvCells : ICellTable
{
    // A quote that is never closed must not make the rest of a large file one cell.
    private const int LongestRow = 8 << 20;

    private readonly FileContent _content;
    private readonly CsvReader _reader;

    public CsvCells(FileContent content)
    {
        _content = content;
        _reader = CsvReader.Create(new NarrowStream(StrictText.Of(content)), Options, leaveOpen: true);
        try
        {
            Header = [.. _reader.Headers];
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <summary>The plain lines of the file, read beside this; null where it is not one of them.</summary>
    public CsvScoreLines? ScoreLines(ScoreColumns columns) =>
        Separator == ',' ? CsvScoreLines.Open(_content, columns, Header) : null;

    public string Format => "CSV";

    public IReadOnlyList<string> Header { get; }

    public char? Separator => _reader.Separator;

    public int Line => (int)_reader.LineNumber;

    public int Count => _reader.FieldCount;

    public string? Problem => Count == Header.Count ? null : $"{Count} cells where the header has {Header.Count}";

    public IReadOnlyList<string> LeftOut => [];

    public double Progress => _content.Progress;

    public string this[int column] => _reader.GetString(column);

    public bool Read() => _reader.Read();

    public string Sha256() => _content.Sha256();

    public void Dispose()
    {
        _reader.Dispose();
        _content.Dispose();
    }

    private static CsvReaderOptions Options { get; } =
        new()
        {
            TrackLineNumbers = true,
            PoolStrings = true,
            AllowLineBreaksInQuotes = false,
            MaxRecordSize = LongestRow,
        };
}
