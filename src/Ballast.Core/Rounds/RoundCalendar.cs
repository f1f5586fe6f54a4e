namespace Ballast.Core.Rounds;

/// <summary>
/// When rounds open, close and resolve by the arithmetic of the round numbers. For rounds whose real times are not known:
/// every moment from here is <see cref="TimeBasis.Assumed"/>, and holidays move the real ones.
/// </summary>
/// <remarks>
/// Source: <c>round_calendar</c> of the shipped payout rules; it fits every announced anchor (R222, R279, R484, R499, R589,
/// R1040, R1085, R1099, R1100, R1343). All three tournaments use the same numbers.
/// </remarks>
public static class RoundCalendar
{
    /// <summary>The last round of the weekly calendar; from the next on five rounds open a week.</summary>
    public const int LastWeeklyRound = 339;

    /// <summary>From about this round on scores start two days after the close instead of one (forum, "about R294").</summary>
    private const int FirstRoundOfTwoLagDays = 294;

    /// <summary>The largest number that is taken for a round: some four hundred years ahead, so a slip of the finger.</summary>
    public const int LargestRound = 100_000;

    /// <summary>What separates the end of a 60-day score from that of a 20-day one: forty business days are eight weeks.</summary>
    public static readonly TimeSpan LongerHorizon = TimeSpan.FromDays(56);

    /// <summary>The target of early Signals, with a calendar of its own.</summary>
    private const int FourDays = 4;

    private const int RoundsPerWeek = 5;
    private const int DaysPerWeek = 7;
    private static readonly DateOnly AnchorSaturday = new(2022, 10, 22);
    private static readonly DateOnly FirstDailyWindow = new(2022, 10, 25);
    private static readonly DateOnly EarlierWeekendWindow = new(2022, 11, 12);

    /// <summary>The day (UTC) on which the round opens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static DateOnly OpenDate(int round)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(round, 1);
        var offset = round - LastWeeklyRound;
        if (offset <= 0)
            return AnchorSaturday.AddDays(DaysPerWeek * offset);
        var saturday = AnchorSaturday.AddDays(DaysPerWeek * (offset / RoundsPerWeek));
        var slot = offset % RoundsPerWeek;
        return slot == 0 ? saturday : saturday.AddDays(2 + slot);
    }

    /// <summary>The round that opens on the day, or the first one that opens after it.</summary>
    public static int FirstRoundFrom(DateOnly day)
    {
        var days = day.DayNumber - AnchorSaturday.DayNumber;
        if (days <= 0)
            return Math.Max(1, LastWeeklyRound + (int)Math.Ceiling(days / (double)DaysPerWeek));
        var round = LastWeeklyRound + (RoundsPerWeek * (days / DaysPerWeek));
        while (OpenDate(round) < day)
            round++;
        return round;
    }

    /// <summary>The last round that has opened on the day or before it; 0 where there was none yet.</summary>
    public static int LastRoundUntil(DateOnly day)
    {
        var next = FirstRoundFrom(day);
        return OpenDate(next) == day ? next : next - 1;
    }

    /// <summary>Whether the round opened on a Tuesday to Friday: one of the four that exist only since R340.</summary>
    public static bool IsWeekday(int round) => OpenDate(round).DayOfWeek != DayOfWeek.Saturday;

    /// <summary>The moment the window opens, by the timetable of its day.</summary>
    /// <remarks>Source: domain notes, section 2.2.</remarks>
    public static DateTimeOffset OpenTime(int round)
    {
        var day = OpenDate(round);
        return IsWeekday(round) || day >= EarlierWeekendWindow ? At(day, 13, 0) : At(day, 18, 0);
    }

    /// <summary>The moment the window for submissions and stakes closes, by the timetable of its day.</summary>
    /// <remarks>Source: domain notes, section 2.2. The weekend round closes on the Monday.</remarks>
    public static DateTimeOffset CloseTime(int round)
    {
        var day = OpenDate(round);
        if (IsWeekday(round))
            return At(day, 14, 0);
        return day < FirstDailyWindow ? At(day.AddDays(2), 14, 30) : At(day.AddDays(2), 14, 0);
    }

    /// <summary>The moment the first daily score appears: four days after the close, on a day with scores (Tue-Sat).</summary>
    /// <remarks>Source: domain notes, section 2.3.</remarks>
    public static DateTimeOffset ScoreTime(int round)
    {
        var daysAfterOpening = OpenDate(round).DayOfWeek switch
        {
            DayOfWeek.Tuesday => 4,
            DayOfWeek.Saturday when round < FirstRoundOfTwoLagDays => 5,
            _ => 6,
        };
        return At(OpenDate(round).AddDays(daysAfterOpening), 15, 30);
    }

    /// <summary>The moment the round's last score counts and the payout settles.</summary>
    /// <param name="round">The round's number.</param>
    /// <param name="scoreDays">Scoring days of the score that is paid: 4, 20 or 60 so far. Any other number, should Numerai choose one, is counted in business days from 20.</param>
    /// <remarks>
    /// Source: domain notes, section 2.3: 24 business days after the close for 20 scoring days, 40 more for 60; 11 calendar days
    /// for the four-day target of early Signals. Of 628 resolve times recorded from 2019 to 2026 the real day is this one in 600, a day earlier in 18 and two days later in 10.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is not positive.</exception>
    public static DateTimeOffset ResolveTime(int round, int scoreDays = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scoreDays, 1);
        var twenty = OpenDate(round).AddDays(DaysToResolveTwentyDays(round));
        var day = scoreDays switch
        {
            FourDays => OpenDate(round).AddDays(11),
            _ => ScoreDayAfter(twenty, scoreDays - 20),
        };
        return At(day, 20, 0);
    }

    /// <summary>So many days with scores (Tuesday to Saturday) after a day that is one; before it where the number is negative.</summary>
    private static DateOnly ScoreDayAfter(DateOnly day, int days)
    {
        day = day.AddDays(DaysPerWeek * (days / RoundsPerWeek));
        var step = Math.Sign(days);
        for (var left = Math.Abs(days % RoundsPerWeek); left > 0; )
        {
            day = day.AddDays(step);
            if (day.DayOfWeek is not (DayOfWeek.Sunday or DayOfWeek.Monday))
                left--;
        }
        return day;
    }

    private static int DaysToResolveTwentyDays(int round) =>
        OpenDate(round).DayOfWeek switch
        {
            DayOfWeek.Tuesday or DayOfWeek.Wednesday => 31,
            DayOfWeek.Saturday when round < FirstRoundOfTwoLagDays => 32,
            _ => 33,
        };

    private static DateTimeOffset At(DateOnly day, int hour, int minute) =>
        new(day.ToDateTime(new TimeOnly(hour, minute)), TimeSpan.Zero);
}
