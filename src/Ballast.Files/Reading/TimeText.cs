using System.Globalization;
using System.Text.RegularExpressions;
using Ballast.Core.Rounds;

namespace Ballast.Files.Reading;

/// <summary>Reads moments as files write them. Without a zone they are UTC.</summary>
internal static partial class TimeText
{
    private static readonly string[] OtherFormats =
    [
        "MM/dd/yyyy HH:mm:ss",
        "MM/dd/yyyy HH:mm",
        "MM/dd/yyyy",
        "dd.MM.yyyy HH:mm:ss",
        "dd.MM.yyyy HH:mm",
        "dd.MM.yyyy",
        "MMM d, yyyy",
        "yyyyMMdd",
    ];

    /// <returns>The moment, and whether only its day was given; null where it is no time.</returns>
    public static (DateTimeOffset Time, bool IsDay)? Read(string cell)
    {
        var text = cell.Trim();
        if (Iso().Match(text) is { Success: true } iso)
            return Iso(iso);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, OtherFormats, CultureInfo.InvariantCulture, Utc, out var time))
            return (time, !text.Contains(':', StringComparison.Ordinal));
        return Epoch(text);
    }

    private static (DateTimeOffset, bool)? Iso(Match iso)
    {
        if (
            !DateOnly.TryParseExact(
                iso.Groups["day"].Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return null;
        if (!iso.Groups["clock"].Success)
            return (new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), true);
        var (hours, minutes) = (Number(iso, "hours"), Number(iso, "minutes"));
        var seconds = iso.Groups["seconds"].Success ? Number(iso, "seconds") : 0;
        if (hours > 23 || minutes > 59 || seconds > 59)
            return null;
        // Seven digits are what a moment here holds; pandas writes nine.
        var ticks = iso.Groups["fraction"].Success
            ? long.Parse(iso.Groups["fraction"].Value.PadRight(7, '0').AsSpan(0, 7), CultureInfo.InvariantCulture)
            : 0;
        var clock = new TimeSpan(hours, minutes, seconds) + TimeSpan.FromTicks(ticks);
        if (Offset(iso.Groups["zone"].Value) is not { } offset)
            return null;
        var utc = day.ToDateTime(TimeOnly.MinValue).Ticks + clock.Ticks - offset.Ticks;
        return utc >= 0 && utc <= DateTime.MaxValue.Ticks ? (new DateTimeOffset(utc, TimeSpan.Zero), false) : null;
    }

    private static TimeSpan? Offset(string zone)
    {
        if (zone.Length == 0 || !(zone[0] is '+' or '-'))
            return TimeSpan.Zero;
        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
        var hours = int.Parse(digits.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var minutes = digits.Length == 4 ? int.Parse(digits.AsSpan(2, 2), CultureInfo.InvariantCulture) : 0;
        var offset = new TimeSpan(hours, minutes, 0);
        return hours > 14 || minutes > 59 ? null
            : zone[0] == '-' ? -offset
            : offset;
    }

    /// <summary>Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size.</summary>
    private static (DateTimeOffset, bool)? Epoch(string text)
    {
        if (
            text.Length is < 10 or > 19
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        )
            return null;
        var milliseconds =
            number < 1e11m ? number * 1000
            : number < 1e14m ? number
            : number < 1e17m ? number / 1000
            : number / 1_000_000;
        var time = DateTimeOffset.UnixEpoch.AddMilliseconds((double)decimal.Truncate(milliseconds));
        return Plausible.Time(time) is null ? (time, false) : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<day>\d{4}-\d{2}-\d{2})(?<clock>[T ](?<hours>\d{2}):(?<minutes>\d{2})(:(?<seconds>\d{2})([.,](?<fraction>\d{1,12}))?)?\s?(?<zone>Z|z|UTC|GMT|[+-]\d{2}(:?\d{2})?)?)?$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Iso();
}
