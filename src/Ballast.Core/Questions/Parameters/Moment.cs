using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Parameters;

/// <summary>Moments as people write them: ISO, UTC where nothing else is said; a bare day is its midnight.</summary>
public static class Moment
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Reads one.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="option">The option that it was said of.</param>
    /// <exception cref="ParameterException">It is none, or far from any round.</exception>
    public static DateTimeOffset Read(string text, Notice option)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time))
            throw new ParameterException($"{option} is an ISO time such as 2026-01-31T12:00:00Z, not '{text}'.");
        return time >= DateTimeOffset.UnixEpoch && time < Plausible.EndOfTime
            ? time
            : throw new ParameterException($"{option} lies between 1970 and 2100, not '{text}'.");
    }
}
