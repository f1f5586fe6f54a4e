using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>One row a model and day: what was staked, paid and chosen, as in leaderboards with a date. Without rounds.</summary>
internal sealed class StakeDayRows : ITableRows
{
    private readonly Header _header;
    private readonly ModelColumn _model;
    private readonly Role _day;
    private readonly Role _tournament;
    private readonly Role _staked;
    private readonly Role _pending;
    private readonly Role _settled;
    private readonly Role _takeProfit;
    private readonly MultiplierColumns _multipliers;

    private StakeDayRows(Header header, ModelColumn model)
    {
        (_header, _model) = (header, model);
        // Of several days that of the look counts.
        _day = new Role([.. header.Find([.. Spellings.Seen, .. Spellings.Shown]).Columns.Take(1)]);
        _tournament = header.Find(Spellings.Tournament);
        _staked = header.Find(Spellings.Staked);
        _pending = header.Find(Spellings.Pending);
        _settled = header.Find(Spellings.Settled);
        _takeProfit = header.Find("takeProfit");
        _multipliers = new MultiplierColumns(header);
    }

    public string Kind => "daily table of stakes";

    /// <summary>Whether the columns say anything of a stake on a day, whoever's it is.</summary>
    public bool SaysAnything =>
        _day.IsThere
        && (
            _staked.IsThere
            || _pending.IsThere
            || _settled.IsThere
            || _takeProfit.IsThere
            || _multipliers.Roles.Any(r => r.IsThere)
        );

    /// <remarks>Among them columns that are called like scores: here they hold ranks or reputations.</remarks>
    public IReadOnlyList<string> IgnoredColumns =>
        _header.Without([
            _model.Role,
            _day,
            _tournament,
            _staked,
            _pending,
            _settled,
            _takeProfit,
            .. _multipliers.Roles,
        ]);

    public static StakeDayRows Of(Header header, ModelColumn model) => new(header, model);

    public IEnumerable<SourceRow> Read(RowCells row)
    {
        var (cells, day) = (row.Cells, _day.Columns[0]);
        yield return new StakeDayRow(
            row.Line,
            new StakeDay
            {
                Model = _model.Read(row),
                Date = Cells.Day(row.Text(day), row.Name(day)),
                Staked = row.Read<Nmr>(_staked, cells.Stake),
                PayoutPending = row.Read<Nmr>(_pending, cells.Amount),
                PayoutSettled = row.Read<Nmr>(_settled, cells.Amount),
                Multipliers = _multipliers.Read(row),
                TakesProfit = row.Read<bool>(_takeProfit, Cells.Flag),
            }
        )
        {
            Tournament = row.Tournament(_tournament),
            Remarks = row.Remarks,
        };
    }
}
