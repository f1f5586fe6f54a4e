namespace Ballast.Core.Rounds;

/// <summary>How far the scoring of a round has come: scores appear Tuesday to Saturday, none on Sunday and Monday.</summary>
/// <remarks>Source: domain notes, section 2.3. Counted back from the end, because holidays move the end and a recorded end knows that.</remarks>
internal static class ScoringProgress
{
    /// <summary>Scores appear in the afternoon; from noon on the day counts as shown, so that an early one is not taken for yesterday's.</summary>
    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);

    /// <summary>The scoring day whose score is the latest one at a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="starts">When the first score appears.</param>
    /// <param name="ends">When the last score counts.</param>
    /// <param name="days">Scoring days in all: 4, 20 or 60.</param>
    /// <returns>0 before the first score, <paramref name="days"/> from the last one on.</returns>
    public static int DayAt(DateTimeOffset moment, DateTimeOffset starts, DateTimeOffset ends, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        if (moment < new DateTimeOffset(starts.UtcDateTime.Date + Noon, TimeSpan.Zero))
            return 0;
        if (moment >= ends)
            return days;
        // A day that is listed twice over the holidays leaves more days than there are; the first score is day 1 all the same.
        return Math.Clamp(days - Coming(moment, ends), 1, days);
    }

    /// <summary>Scores that appear after the moment, the last one at the end included.</summary>
    private static int Coming(DateTimeOffset moment, DateTimeOffset ends)
    {
        var (day, last) = (DateOnly.FromDateTime(moment.UtcDateTime), DateOnly.FromDateTime(ends.UtcDateTime));
        if (moment.UtcDateTime.TimeOfDay >= Noon)
            day = day.AddDays(1);
        var whole = Math.Max(0, (last.DayNumber - day.DayNumber + 1) / 7);
        var coming = 5 * whole;
        for (day = day.AddDays(7 * whole); day <= last; day = day.AddDays(1))
            coming += day.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Monday ? 0 : 1;
        return coming;
    }
}
