using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>Daily prices of NMR, as exchanges, CoinGecko and CoinMarketCap write them; the closing price is kept.</summary>
internal sealed class PriceRows : ITableRows
{
    private readonly Header _header;
    private readonly Role _date;
    private readonly Role _close;

    private PriceRows(Header header, Role date, Role close) => (_header, _date, _close) = (header, date, close);

    public string Kind => "daily prices of NMR";

    public IReadOnlyList<string> IgnoredColumns => _header.Without([_date, _close]);

    /// <summary>The reader for such a header; null where there is no day or no closing price.</summary>
    public static PriceRows? Of(Header header)
    {
        // Several moments may stand there (opened, closed, written): the first one names the day.
        var (date, close) = (First(header, Spellings.PriceDay), First(header, Spellings.Price));
        return date.IsThere && close.IsThere ? new PriceRows(header, date, close) : null;
    }

    public IEnumerable<SourceRow> Read(RowCells row)
    {
        var (date, close) = (_date.Columns[0], _close.Columns[0]);
        var day = Cells.Day(row.Text(date), row.Name(date));
        // A day without a price is a day without a record.
        if (row.Cells.Price(row.Text(close), row.Name(close)) is { } price)
            yield return new PriceRow(row.Line, new NmrPrice(day, price));
    }

    private static Role First(Header header, string[] names) => new([.. header.Find(names).Columns.Take(1)]);
}
