using System.Data.Common;
using System.Globalization;
using Ballast.Core.Ledger;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>What a day of a stake is in the store.</summary>
internal readonly record struct StakeDayCells(
    string? Staked,
    string? Pending,
    string? Settled,
    string? Multipliers,
    bool? TakesProfit
)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>A later report laid over an earlier one, as <see cref="StakeDay.OverlaidBy"/> does.</summary>
    public static StakeDayCells Lay(StakeDayCells earlier, StakeDayCells later) =>
        new(
            later.Staked ?? earlier.Staked,
            later.Pending ?? earlier.Pending,
            later.Settled ?? earlier.Settled,
            later.Multipliers ?? earlier.Multipliers,
            later.TakesProfit ?? earlier.TakesProfit
        );

    public bool Equals(StakeDayCells other) =>
        Staked == other.Staked
        && Pending == other.Pending
        && Settled == other.Settled
        && TakesProfit == other.TakesProfit
        && MultiplierText.IsSame(Multipliers, other.Multipliers);

    // Without the multipliers: equal ones may be written in different orders.
    public override int GetHashCode() => HashCode.Combine(Staked, Pending, Settled, TakesProfit);

    public static StakeDayCells Of(StakeDay day) =>
        new(
            Columns.Text(day.Staked),
            Columns.Text(day.PayoutPending),
            Columns.Text(day.PayoutSettled),
            day.Multipliers?.ToString(),
            day.TakesProfit
        );

    /// <summary>Five columns from the given one on.</summary>
    public static StakeDayCells Read(DbDataReader reader, int column) =>
        new(
            Text(reader, column),
            Text(reader, column + 1),
            Text(reader, column + 2),
            Text(reader, column + 3),
            reader.BoolOrNull(column + 4)
        );

    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);
}
