using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

// What is known by day and not by round.
internal sealed partial class ImportBatch
{
    private readonly DailyHistories _daily;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public Addition AddPrice(NmrPrice price, string currency, DateTimeOffset? now = null) =>
        _daily
            .OfPrices(currency.ToLowerInvariant())
            .Add(
                price.Date.DayNumber,
                new Revision<decimal>(Columns.Milliseconds(NotAfter(price.KnownAt, now)), true, price.Price),
                false,
                null
            );

    public Addition AddStakeDay(StakeDay day, DateTimeOffset? now = null)
    {
        var key = ModelTable.Key(day.Model);
        _names.TryAdd(key, day.Model);
        return _daily
            .OfStakes(key)
            .Add(
                day.Date.DayNumber,
                new Revision<StakeDayCells>(
                    Columns.Milliseconds(NotAfter(day.KnownAt, now)),
                    true,
                    StakeDayCells.Of(day)
                ),
                false,
                null
            );
    }

    private static DateTimeOffset NotAfter(DateTimeOffset known, DateTimeOffset? now) =>
        known <= now || now is null ? known : now.Value;

    private void WriteDays()
    {
        var prices = _session.Into(StoreTables.Prices);
        foreach (var (currency, history) in _daily.Prices)
        {
            foreach (var (day, e) in history.ToWrite())
                Write(
                    prices,
                    e.KnownAt,
                    currency,
                    StakeDayCells.Text(DateOnly.FromDayNumber(day)),
                    e.KnownAt,
                    _source,
                    Columns.Text(e.Value)
                );
        }
        var stakes = _session.Into(StoreTables.StakeDays);
        foreach (var (key, history) in _daily.Stakes)
        {
            foreach (var (day, e) in history.ToWrite())
                Write(
                    stakes,
                    e.KnownAt,
                    (long)_tournament,
                    key,
                    StakeDayCells.Text(DateOnly.FromDayNumber(day)),
                    e.KnownAt,
                    _source,
                    _names[key],
                    e.Value.Staked,
                    e.Value.Pending,
                    e.Value.Settled,
                    e.Value.Multipliers,
                    e.Value.TakesProfit is { } takes ? Flag(takes) : null
                );
        }
    }
}
