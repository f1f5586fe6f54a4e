using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Collecting;

/// <summary>The times of a round as well as they are known: recorded, else those of the same weekday's last recorded round, else the calendar's.</summary>
/// <remarks>
/// The calendar's hours are those of a timetable that has changed several times (domain notes, section 2.2): what the rounds of the last
/// weeks did says more about the next one.
/// </remarks>
internal sealed class RoundTimes(IReadOnlyDictionary<int, RoundFacts> rounds)
{
    private const int RoundsPerWeek = 5;
    private const int WeeksBack = 3;
    private const int ScoreDays = 20;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>What is kept of the round; null where nothing is.</summary>
    public RoundFacts? Kept(int round) => rounds.GetValueOrDefault(round);

    public DateTimeOffset Opens(int round) => Of(round, r => r.OpenTime) ?? RoundCalendar.OpenTime(round);

    public DateTimeOffset StakesClose(int round) =>
        Of(round, r => r.CloseStakingTime ?? r.CloseTime) ?? RoundCalendar.CloseTime(round);

    /// <summary>Holidays move it, so that no other round says anything about it.</summary>
    public DateTimeOffset Resolves(int round) =>
        Kept(round)?.ResolveTime ?? RoundCalendar.ResolveTime(round, ScoreDays);

    public DateTimeOffset FirstScore(int round) => Kept(round)?.ScoreTime ?? RoundCalendar.ScoreTime(round);

    private DateTimeOffset? Of(int round, Func<RoundFacts, DateTimeOffset?> time)
    {
        for (var weeks = 0; weeks <= WeeksBack; weeks++)
        {
            if (Kept(round - (weeks * RoundsPerWeek)) is { } facts && time(facts) is { } recorded)
                return recorded + (weeks * Week);
        }
        return null;
    }
}
