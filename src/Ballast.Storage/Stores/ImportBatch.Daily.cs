using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>The part that writes what is known by day and not by round.</summary>
internal sealed partial class ImportBatch
{
    private readonly DailyHistories _daily;
    private readonly Inserter _prices;
    private readonly Inserter _stakeDays;
    private (int Prices, int StakeDays) _newDays;

    public Addition AddPrice(NmrPrice price, string currency)
    {
        var (key, known) = (currency.ToLowerInvariant(), Columns.Milliseconds(price.KnownAt));
        var addition = _daily.OfPrices(key).Add(price.Date.DayNumber, new Revision<decimal>(known, true, price.Price));
        if (addition == Addition.New)
            _newDays.Prices += Write(
                _prices,
                key,
                StakeDayCells.Text(price.Date),
                known,
                _source,
                Columns.Text(price.Price)
            );
        return addition;
    }

    public Addition AddStakeDay(StakeDay day)
    {
        var (key, known) = (ModelTable.Key(day.Model), Columns.Milliseconds(day.KnownAt));
        var cells = StakeDayCells.Of(day);
        var addition = _daily.OfStakes(key).Add(day.Date.DayNumber, new Revision<StakeDayCells>(known, true, cells));
        if (addition == Addition.New)
            _newDays.StakeDays += Write(
                _stakeDays,
                (long)_tournament,
                key,
                StakeDayCells.Text(day.Date),
                known,
                _source,
                day.Model,
                cells.Staked,
                cells.Pending,
                cells.Settled,
                cells.Multipliers,
                cells.TakesProfit is { } takes ? (takes ? 1 : 0) : null
            );
        return addition;
    }
}
