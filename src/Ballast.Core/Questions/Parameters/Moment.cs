using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Parameters;

/// <summary>Moments as people write them: ISO, UTC where nothing else is said; a bare day is its midnight.</summary>
public static class Moment
{
    // Nothing is guessed: 01.02.2026 is a day of January to one reader and of February to another.
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd",
        .. from between in new[] { "'T'", "' '" }
        from clock in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
        select $"yyyy-MM-dd{between}{clock}K",
    ];

    /// <summary>Reads one.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="option">The option that it was said of.</param>
    /// <exception cref="ParameterException">It is none, or far from any round.</exception>
    public static DateTimeOffset Read(string text, Notice option)
    {
        if (TryRead(text) is not { } time)
            throw new ParameterException($"{option} is an ISO time such as 2026-01-31T12:00:00Z, not '{text}'.");
        return time >= DateTimeOffset.UnixEpoch && time < Plausible.EndOfTime
            ? time
            : throw new ParameterException($"{option} lies between 1970 and 2100, not '{text}'.");
    }

    /// <summary>Reads one; null where it is none.</summary>
    /// <param name="text">What was said.</param>
    public static DateTimeOffset? TryRead(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text?.Trim(), Forms, CultureInfo.InvariantCulture, Utc, out var time)
            ? time
            : null;
    }
}
