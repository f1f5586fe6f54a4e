using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>The moments at which a round's daily scores appear: Tuesday to Saturday, none on Sunday and Monday.</summary>
/// <remarks>Source: domain notes, section 2.3. The last day's score appears no later than the round resolves.</remarks>
internal static class ScoringDays
{
    private const int DaysPerWeek = 5;

    /// <summary>When the score of the day (1 is the first) appears, for a target of so many scoring days.</summary>
    public static DateTimeOffset Appears(int round, int day, int days)
    {
        var first = RoundCalendar.ScoreTime(round);
        // Counted from the week's Tuesday, so that a week of five scoring days is seven calendar days.
        var slot = first.DayOfWeek - DayOfWeek.Tuesday;
        var target = slot + day - 1;
        var time = first.AddDays((7 * (target / DaysPerWeek)) + (target % DaysPerWeek) - slot);
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
