using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>The moments at which a round's daily scores appear: Tuesday to Saturday, none on Sunday and Monday.</summary>
/// <remarks>Source: domain notes, section 2.3. The last day's score appears no later than the round resolves.</remarks>
internal static class ScoringDays
{
    /// <summary>When the score of the day (1 is the first) appears, for a target of so many scoring days.</summary>
    public static DateTimeOffset Appears(int round, int day, int days)
    {
        var time = RoundCalendar.ScoreTime(round);
        for (var i = 1; i < day; i++)
            time = time.AddDays(time.DayOfWeek == DayOfWeek.Saturday ? 3 : 1);
        var resolve = RoundCalendar.ResolveTime(round, days);
        return time < resolve ? time : resolve.AddHours(-1);
    }

    /// <summary>How many days' scores can be seen at the moment; 0 before scoring starts.</summary>
    public static int Known(int round, int days, DateTimeOffset now)
    {
        if (now >= RoundCalendar.ResolveTime(round, days))
            return days;
        var known = 0;
        while (known < days && Appears(round, known + 1, days) <= now)
            known++;
        return known;
    }
}
