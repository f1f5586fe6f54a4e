using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Files.Reading;

/// <summary>Reads single cells of one file. What cannot be read is a <see cref="FormatException"/> that names the column.</summary>
/// <param name="numbers">How the file writes numbers.</param>
internal sealed class Cells(NumberText numbers)
{
    /// <summary>The words of R, pandas, databases, spreadsheets and people for nothing. Never asked about names: a model is called <c>nan</c>.</summary>
    public static bool IsMissing(string cell)
    {
        var word = cell.AsSpan().Trim();
        if (word.Length > 0 && (char.IsAsciiDigit(word[0]) || word[0] == '.'))
            return false;
        return word.Length == 0
            || (
                word.Length <= 5
                && word.ToString().ToUpperInvariant()
                    is "NA"
                        or "NAN"
                        or "-NAN"
                        or "NONE"
                        or "NULL"
                        or "N/A"
                        or "<NA>"
                        or "NAT"
                        or "#N/A"
                        or "#NA"
                        or "\\N"
            );
    }

    public static int Round(string cell)
    {
        // Frames with gaps write whole numbers as 843.0.
        var isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber && number is >= 1 and <= RoundCalendar.LargestRound && number == Math.Floor(number)
            ? (int)number
            : throw new FormatException($"'{Short(cell)}' is no round number");
    }

    public static string Name(string cell)
    {
        var name = cell.Trim();
        return name.Length > 0 ? name : throw new FormatException("the model's name is empty");
    }

    public double? Score(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        var isNumber = double.TryParse(
            numbers.Plain(cell, column),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var score
        );
        // Nothing is below zero by nothing.
        return isNumber && double.IsFinite(score)
            ? score + 0.0
            : throw new FormatException($"'{Short(cell)}' in {column} is no score");
    }

    public decimal? Number(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        return decimal.TryParse(
            numbers.Plain(cell, column),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw new FormatException($"'{Short(cell)}' in {column} is no number");
    }

    public decimal? Factor(string cell, string column) =>
        Number(cell, column) is not { } factor ? null
        : factor is >= 0 and <= 1 ? factor
        : throw new FormatException($"payout factor {Short(cell)} in {column} is not between 0 and 1");

    public Nmr? Amount(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        return decimal.TryParse(
            numbers.Plain(cell, column),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var amount
        )
            ? new Nmr(amount)
            : throw new FormatException($"'{Short(cell)}' in {column} is no amount of NMR");
    }

    public Nmr? Stake(string cell, string column) =>
        Amount(cell, column) is not { } stake ? null
        : stake >= Nmr.Zero ? stake
        : throw new FormatException($"the stake {Short(cell)} in {column} is below 0");

    public decimal? Price(string cell, string column) =>
        Number(cell, column) is not { } price ? null
        : price > 0 ? price
        : throw new FormatException($"the price {Short(cell)} in {column} is not above 0");

    public static bool? Flag(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        return cell.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "1" or "1.0" or "T" or "Y" or "YES" => true,
            "FALSE" or "0" or "0.0" or "F" or "N" or "NO" => false,
            _ => throw new FormatException($"'{Short(cell)}' in {column} is neither true nor false"),
        };
    }

    /// <summary>A scoring day, counted from 1.</summary>
    public static int? ScoringDay(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        const int Longest = 100;
        var isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var day);
        return isNumber && day is >= 0 and <= Longest && day == Math.Floor(day)
            ? (int)day
            : throw new FormatException($"'{Short(cell)}' in {column} is no scoring day");
    }

    /// <summary>A tournament, by name or number.</summary>
    public static Tournament? TournamentOf(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        var text = cell.Trim();
        if (text.EndsWith(".0", StringComparison.Ordinal))
            text = text[..^2];
        if (text.Equals("numerai", StringComparison.OrdinalIgnoreCase))
            return Tournament.Classic;
        if (text.Equals("cryptosignals", StringComparison.OrdinalIgnoreCase))
            return Tournament.Crypto;
        return Tournaments.TryParse(text, out var tournament)
            ? tournament
            : throw new FormatException($"'{Short(cell)}' in {column} is no tournament (8, 11, 12)");
    }

    /// <summary>A moment; without a zone it is UTC, a bare day is its midnight.</summary>
    public static DateTimeOffset? Time(string cell, string column) => Moment(cell, column)?.Time;

    /// <summary>The day (UTC) of a date or moment; it must be there.</summary>
    public static DateOnly Day(string cell, string column) =>
        Time(cell, column) is { } time
            ? DateOnly.FromDateTime(time.UtcDateTime)
            : throw new FormatException($"the day in {column} is empty");

    /// <summary>When a snapshot of a day was surely seen: a bare day is over at its end.</summary>
    public static DateTimeOffset? Seen(string cell, string column) =>
        Moment(cell, column) is not { } moment ? null
        : moment.IsDay ? moment.Time.AddDays(1)
        : moment.Time;

    private static (DateTimeOffset Time, bool IsDay)? Moment(string cell, string column)
    {
        if (IsMissing(cell))
            return null;
        if (TimeText.Read(cell) is not { } moment)
            throw new FormatException($"'{Short(cell)}' in {column} is no time");
        return Plausible.Time(moment.Time) is { } reason
            ? throw new FormatException($"'{Short(cell)}' in {column} is no time: {reason}")
            : moment;
    }

    // A cell of eight megabytes is not repeated in a message.
    public static string Short(string cell)
    {
        const int Most = 60;
        return cell.Length <= Most ? cell : cell[..Most] + "…";
    }
}
