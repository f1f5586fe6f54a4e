using Ballast.Core.Ledger;
using Ballast.Core.Workflows.Ports;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>One row a model and day: what was staked, paid and chosen. Without rounds.</summary>
internal sealed class StakeDayRows : ITableRows
{
    private readonly Header _header;
    private readonly int _model;
    private readonly int _day;
    private readonly int? _staked;
    private readonly int? _pending;
    private readonly int? _settled;
    private readonly int? _takeProfit;
    private readonly MultiplierColumns _multipliers;

    private StakeDayRows(Header header, int model, int day)
    {
        (_header, _model, _day) = (header, model, day);
        _staked = header.Find("nmrStaked");
        _pending = header.Find("payoutPending");
        _settled = header.Find("payoutSettled");
        _takeProfit = header.Find("takeProfit");
        _multipliers = new MultiplierColumns(header);
    }

    public string Kind => "daily table of stakes";

    /// <remarks>Among them columns that are called like scores: here they hold ranks or reputations.</remarks>
    public IReadOnlyList<string> IgnoredColumns
    {
        get
        {
            int?[] single = [_model, _day, _staked, _pending, _settled, _takeProfit];
            var read = single.OfType<int>().Concat(_multipliers.Columns).ToHashSet();
            return [.. _header.Columns.Where((name, i) => !read.Contains(i) && !string.IsNullOrWhiteSpace(name))];
        }
    }

    /// <summary>The reader for such a header; null where it has no models, no days, or nothing about stakes.</summary>
    public static StakeDayRows? Of(Header header)
    {
        if (header.Find(Header.ModelNames) is not { } model || header.Find(Header.SnapshotNames) is not { } day)
            return null;
        var rows = new StakeDayRows(header, model, day);
        int?[] known = [rows._staked, rows._pending, rows._settled, rows._takeProfit];
        return known.Any(c => c is not null) || rows._multipliers.Columns.Any() ? rows : null;
    }

    public IEnumerable<SourceRow> Read(CsvTable table)
    {
        yield return new StakeDayRow(
            table.Line,
            new StakeDay
            {
                Model = Cells.Name(table[_model]),
                Date = Cells.Day(table[_day], _header.Columns[_day]),
                Staked = Cell(table, _staked, Cells.Stake),
                PayoutPending = Cell(table, _pending, Cells.Amount),
                PayoutSettled = Cell(table, _settled, Cells.Amount),
                Multipliers = _multipliers.Read(table),
                TakesProfit = Cell(table, _takeProfit, Cells.Flag),
            }
        );
    }

    private T? Cell<T>(CsvTable table, int? column, Func<string, string, T?> read)
        where T : struct => column is { } at ? read(table[at], _header.Columns[at]) : null;
}
