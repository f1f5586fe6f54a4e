using System.Data.Common;
using System.Globalization;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Reads prices and stakes day by day.</summary>
internal static class DailyReader
{
    /// <summary>The last revision of each day.</summary>
    public static List<NmrPrice> Prices(DbConnection connection, string currency, DateTimeOffset asOf)
    {
        const string Sql = """
            SELECT day, price FROM price_revision WHERE currency = @p0 AND known_at <= @p1 ORDER BY day, known_at, source_id
            """;
        using var statement = new Statement(connection, Sql, 2);
        using var reader = statement.Read(currency.ToLowerInvariant(), Columns.Milliseconds(asOf));
        var prices = new List<NmrPrice>();
        while (reader.Read())
        {
            var price = new NmrPrice(
                StakeDayCells.Day(reader.GetString(0)),
                decimal.Parse(reader.GetString(1), CultureInfo.InvariantCulture)
            );
            if (prices.Count > 0 && prices[^1].Date == price.Date)
                prices[^1] = price;
            else
                prices.Add(price);
        }
        return prices;
    }

    /// <summary>Currencies of any price known at the moment.</summary>
    public static List<string> Currencies(DbConnection connection, DateTimeOffset asOf)
    {
        const string Sql = "SELECT DISTINCT currency FROM price_revision WHERE known_at <= @p0 ORDER BY currency";
        using var statement = new Statement(connection, Sql, 1);
        using var reader = statement.Read(Columns.Milliseconds(asOf));
        var currencies = new List<string>();
        while (reader.Read())
            currencies.Add(reader.GetString(0));
        return currencies;
    }

    /// <summary>Later reports about a day laid over earlier ones.</summary>
    public static List<StakeDay> StakeDays(DbConnection connection, StakeDayQuery query)
    {
        const string Sql = """
            SELECT name_key, name, day, nmr_staked, payout_pending, payout_settled, multipliers, take_profit
            FROM stake_day_revision WHERE tournament = @p0 AND known_at <= @p1
            ORDER BY name_key, day, known_at, source_id
            """;
        var asked = query.Models?.Select(ModelTable.Key).ToHashSet(StringComparer.Ordinal);
        using var statement = new Statement(connection, Sql, 2);
        using var reader = statement.Read((long)query.Tournament, Columns.Milliseconds(query.AsOf));
        var days = new List<StakeDay>();
        var (key, name) = ("", "");
        while (reader.Read())
        {
            if (asked?.Contains(reader.GetString(0)) == false)
                continue;
            // The spelling of the first day stands for all of them.
            if (reader.GetString(0) != key)
                (key, name) = (reader.GetString(0), reader.GetString(1));
            var day = Day(reader, name);
            if (days.Count > 0 && days[^1].Model == name && days[^1].Date == day.Date)
                days[^1] = days[^1].OverlaidBy(day);
            else
                days.Add(day);
        }
        return days;
    }

    private static StakeDay Day(DbDataReader reader, string name) =>
        new()
        {
            Model = name,
            Date = StakeDayCells.Day(reader.GetString(2)),
            Staked = reader.NmrOrNull(3),
            PayoutPending = reader.NmrOrNull(4),
            PayoutSettled = reader.NmrOrNull(5),
            Multipliers =
                reader.IsDBNull(6) || !Multipliers.TryParse(reader.GetString(6), out var multipliers)
                    ? null
                    : multipliers,
            TakesProfit = reader.BoolOrNull(7),
        };
}
