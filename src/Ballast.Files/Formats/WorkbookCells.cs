using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace Ballast.Files.Formats;

/// <summary>The first sheet with anything in it of a workbook (xlsx). Its first row names the columns.</summary>
internal sealed class WorkbookCells : ICellTable
{
    private readonly FileContent _content;
    private readonly IExcelDataReader _reader;
    private readonly int _sheets;

    /// <exception cref="FormatException">It is no workbook, or larger than a table can be.</exception>
    public WorkbookCells(FileContent content)
    {
        _content = content;
        var bytes = content.Anywhere();
        CheckSize(bytes, content.Limits.WorkbookBytes);
        bytes.Position = 0;
        // The library asks for this page even where a workbook does not use it.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _reader = ExcelReaderFactory.CreateOpenXmlReader(
            bytes,
            new ExcelReaderConfiguration { FallbackEncoding = Encoding.UTF8, LeaveOpen = true }
        );
        _sheets = _reader.ResultsCount;
        Header = FirstRow();
        if (Header.Count > TableFile.MostColumns)
            throw new FormatException($"has more than {TableFile.MostColumns:#,##0} columns");
    }

    public string Format => "workbook";

    public IReadOnlyList<string> Header { get; }

    public char? Separator => null;

    public int Line => _reader.Depth + 1;

    public int Count => Header.Count;

    public string? Problem => null;

    public IReadOnlyList<string> LeftOut => _sheets > 1 ? ["other sheets of the workbook"] : [];

    public double Progress => _reader.RowCount == 0 ? 1 : Math.Min(1, (double)_reader.Depth / _reader.RowCount);

    public string this[int column] => Text(column);

    public bool Read()
    {
        while (_reader.Read())
        {
            for (var i = 0; i < Math.Min(_reader.FieldCount, Count); i++)
            {
                if (Text(i).Length > 0)
                    return true;
            }
        }
        return false;
    }

    public string Sha256() => _content.Sha256Anew();

    public void Dispose()
    {
        _reader.Dispose();
        _content.Dispose();
    }

    private static void CheckSize(Stream bytes, long most)
    {
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.GetEntry("xl/workbook.xml") is null)
            throw new FormatException("is an archive and no workbook; unpack it");
        if (zip.Entries.Sum(e => e.Length) > most)
            throw new FormatException($"unpacks to more than {most >> 20} MiB; save the sheet as CSV");
    }

    private List<string> FirstRow()
    {
        do
        {
            while (_reader.Read())
            {
                List<string> row = [.. Enumerable.Range(0, _reader.FieldCount).Select(Text)];
                while (row.Count > 0 && row[^1].Length == 0)
                    row.RemoveAt(row.Count - 1);
                if (row.Count > 0)
                    return row;
            }
        } while (_reader.NextResult());
        return [];
    }

    private string Text(int column) =>
        column >= _reader.FieldCount
            ? ""
            : _reader.GetValue(column) switch
            {
                null => "",
                string text => text,
                bool flag => flag ? "true" : "false",
                // Whole numbers as they are shown: a name of digits stays one.
                double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => ((long)number).ToString(
                    CultureInfo.InvariantCulture
                ),
                DateTime time => time.ToString(
                    time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss",
                    CultureInfo.InvariantCulture
                ),
                IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
                var other => other.ToString() ?? "",
            };
}
