namespace Ballast.Sandbox.Figures;

/// <summary>The days of which series have a row: Tuesday to Saturday, as scores appear.</summary>
internal static class ScoringDates
{
    /// <summary>Midnights of the scoring days in the year up to a moment, ascending; that of the moment's own day included.</summary>
    public static IReadOnlyList<DateTimeOffset> LastYear(DateTimeOffset now) => Since(now.AddYears(-1), now);

    /// <summary>Midnights of the scoring days after a moment and up to another one, ascending.</summary>
    public static IReadOnlyList<DateTimeOffset> Since(DateTimeOffset from, DateTimeOffset now)
    {
        var days = new List<DateTimeOffset>();
        for (var day = Midnight(from).AddDays(1); day <= now; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Sunday or DayOfWeek.Monday))
                days.Add(day);
        }
        return days;
    }

    /// <summary>The last moment of a day, or now where that lies ahead.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset midnight, DateTimeOffset now)
    {
        var end = midnight.AddDays(1).AddTicks(-1);
        return end < now ? end : now;
    }

    private static DateTimeOffset Midnight(DateTimeOffset moment) => new(moment.UtcDateTime.Date, TimeSpan.Zero);
}
