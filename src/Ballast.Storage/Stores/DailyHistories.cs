using System.Data.Common;
using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>What is kept of prices and stakes day by day, read once for an import that touches them; days are counted like rounds.</summary>
internal sealed class DailyHistories(
    DbConnection connection,
    DbTransaction transaction,
    Tournament tournament,
    IReadOnlySet<long> yields
)
{
    private readonly Judgement<decimal> _judgesPrices = new((_, later) => later, yields, overlays: false);
    private readonly Judgement<StakeDayCells> _judgesStakes = new(StakeDayCells.Lay, yields, overlays: true);

    private readonly Dictionary<string, History<decimal>> _prices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, History<StakeDayCells>> _stakes = new(StringComparer.Ordinal);

    public IEnumerable<(string Currency, History<decimal> History)> Prices => _prices.Select(p => (p.Key, p.Value));

    public IEnumerable<(string NameKey, History<StakeDayCells> History)> Stakes =>
        _stakes.Select(s => (s.Key, s.Value));

    public History<decimal> OfPrices(string currency)
    {
        const string Sql = """
            SELECT day, known_at, source_id, price FROM price_revision
            WHERE currency = @p0 AND day BETWEEN @p1 AND @p2 ORDER BY day, known_at, source_id
            """;
        if (!_prices.TryGetValue(currency, out var history))
            _prices[currency] = history = new History<decimal>(
                (from, to) =>
                    Read(Sql, from, to, r => decimal.Parse(r.GetString(3), CultureInfo.InvariantCulture), currency),
                _judgesPrices
            );
        return history;
    }

    public History<StakeDayCells> OfStakes(string nameKey)
    {
        const string Sql = """
            SELECT day, known_at, source_id, nmr_staked, payout_pending, payout_settled, multipliers, take_profit
            FROM stake_day_revision
            WHERE tournament = @p0 AND name_key = @p1 AND day BETWEEN @p2 AND @p3 ORDER BY day, known_at, source_id
            """;
        if (!_stakes.TryGetValue(nameKey, out var history))
            _stakes[nameKey] = history = new History<StakeDayCells>(
                (from, to) => Read(Sql, from, to, r => StakeDayCells.Read(r, 3), (long)tournament, nameKey),
                _judgesStakes
            );
        return history;
    }

    private List<(int, Entry<T>)> Read<T>(
        string sql,
        int from,
        int to,
        Func<DbDataReader, T> value,
        params object[] keys
    )
        where T : IEquatable<T>
    {
        var kept = new List<(int, Entry<T>)>();
        var (first, last) = (Math.Max(from, 0), Math.Min(to, DateOnly.MaxValue.DayNumber));
        using var statement = new Statement(connection, sql, keys.Length + 2) { Transaction = transaction };
        using var reader = statement.Read([
            .. keys,
            StakeDayCells.Text(DateOnly.FromDayNumber(first)),
            StakeDayCells.Text(DateOnly.FromDayNumber(last)),
        ]);
        while (reader.Read())
            kept.Add(
                (
                    StakeDayCells.Day(reader.GetString(0)).DayNumber,
                    new Entry<T>(new Revision<T>(reader.GetInt64(1), true, value(reader)), false, reader.GetInt32(2))
                )
            );
        return kept;
    }
}
