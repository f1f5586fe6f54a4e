using System.Data.Common;
using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Storage.Engines;

/// <summary>How values stand in columns: moments as Unix milliseconds, exact amounts as text.</summary>
internal static class Columns
{
    public static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static object? Milliseconds(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    public static string? Text(decimal? value) => value?.ToString("0.##################", CultureInfo.InvariantCulture);

    public static string? Text(Nmr? value) => value?.ToString();

    public static DateTimeOffset Time(this DbDataReader reader, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.Time(column);

    public static decimal? DecimalOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : decimal.Parse(reader.GetString(column), CultureInfo.InvariantCulture);

    public static Nmr? NmrOrNull(this DbDataReader reader, int column) =>
        reader.DecimalOrNull(column) is { } amount ? new Nmr(amount) : null;

    public static bool? BoolOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt64(column) != 0;

    public static TimeBasis Basis(this DbDataReader reader, int column) =>
        reader.GetInt64(column) != 0 ? TimeBasis.Assumed : TimeBasis.Recorded;
}
