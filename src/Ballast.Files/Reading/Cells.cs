using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Files.Reading;

/// <summary>Reads single cells. What cannot be read is a <see cref="FormatException"/> that names the column.</summary>
internal static class Cells
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "MM/dd/yyyy HH:mm:ss",
        "yyyy-MM-dd",
    ];

    /// <summary>The words of R, pandas and people for nothing. Never asked about names: a model is called <c>nan</c>.</summary>
    public static bool IsMissing(string cell) =>
        cell.Length == 0
        || cell is "NA" or "NaN" or "nan" or "None" or "null" or "NULL" or "N/A" or "<NA>"
        || cell.AsSpan().IsWhiteSpace();

    public static int Round(string cell)
    {
        // Frames with gaps write whole numbers as 843.0.
        var isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber && number is >= 1 and <= RoundCalendar.LargestRound && number == Math.Floor(number)
            ? (int)number
            : throw new FormatException($"'{cell}' is no round number");
    }

    public static string Name(string cell)
    {
        var name = cell.Trim();
        return name.Length > 0 ? name : throw new FormatException("the model's name is empty");
    }

    public static double? Score(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        var isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var score);
        return isNumber && double.IsFinite(score)
            ? score
            : throw new FormatException($"'{cell}' in {column} is no score");
    }

    public static decimal? Number(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        return decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{cell}' in {column} is no number");
    }

    public static decimal? Factor(string cell, string column) =>
        Number(cell, column) is not { } factor ? null
        : factor is >= 0 and <= 1 ? factor
        : throw new FormatException($"payout factor {cell} in {column} is not between 0 and 1");

    public static Nmr? Amount(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        return Nmr.TryParse(cell, out var amount)
            ? amount
            : throw new FormatException($"'{cell}' in {column} is no amount of NMR");
    }

    public static Nmr? Stake(string cell, string column) =>
        Amount(cell, column) is not { } stake ? null
        : stake >= Nmr.Zero ? stake
        : throw new FormatException($"the stake {cell} in {column} is below 0");

    public static decimal? Price(string cell, string column) =>
        Number(cell, column) is not { } price ? null
        : price > 0 ? price
        : throw new FormatException($"the price {cell} in {column} is not above 0");

    public static bool? Flag(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        return cell.ToUpperInvariant() switch
        {
            "TRUE" or "1" => true,
            "FALSE" or "0" => false,
            _ => throw new FormatException($"'{cell}' in {column} is neither true nor false"),
        };
    }

    /// <summary>A moment; without a zone it is UTC, a bare day is its midnight.</summary>
    public static DateTimeOffset? Time(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(cell, TimeFormats, CultureInfo.InvariantCulture, Styles, out var time)
            ? time
            : throw new FormatException($"'{cell}' in {column} is no time");
    }

    /// <summary>The day (UTC) of a date or moment; it must be there.</summary>
    public static DateOnly Day(string cell, string column) =>
        Time(cell, column) is { } time
            ? DateOnly.FromDateTime(time.UtcDateTime)
            : throw new FormatException($"the day in {column} is empty");

    /// <summary>When a snapshot of a day was surely seen: a bare day is over at its end.</summary>
    public static DateTimeOffset? Seen(string cell, string column)
    {
        const int LengthOfDay = 10;
        return Time(cell, column) is { } time && cell.Trim().Length == LengthOfDay
            ? time.AddDays(1)
            : Time(cell, column);
    }
}
