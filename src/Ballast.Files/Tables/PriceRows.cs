using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>Daily prices of NMR, as exchanges write them; the closing price is kept.</summary>
internal sealed class PriceRows : ITableRows
{
    private readonly Header _header;
    private readonly int _date;
    private readonly int _close;

    private PriceRows(Header header, int date, int close) => (_header, _date, _close) = (header, date, close);

    public string Kind => "daily prices of NMR";

    public IReadOnlyList<string> IgnoredColumns =>
        [.. _header.Columns.Where((name, i) => i != _date && i != _close && !string.IsNullOrWhiteSpace(name))];

    /// <summary>The reader for such a header; null where there is no day or no closing price.</summary>
    public static PriceRows? Of(Header header) =>
        header.Find("date") is { } date && header.Find("close") is { } close
            ? new PriceRows(header, date, close)
            : null;

    public IEnumerable<SourceRow> Read(CsvTable table)
    {
        var date = Cells.Day(table[_date], _header.Columns[_date]);
        // A day without a price is a day without a record.
        if (Cells.Price(table[_close], _header.Columns[_close]) is { } price)
            yield return new PriceRow(table.Line, new NmrPrice(date, price));
    }
}
