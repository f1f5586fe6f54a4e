using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.Collecting;

/// <summary>When there may be something new at Numerai.</summary>
/// <remarks>
/// <para>A round opens; its stakes are fixed when staking closes; daily scores come Tuesday to Saturday from about 15:30 UTC on; a round
/// resolves, usually at 20:00 UTC; and once a day everything is looked at anyway, because corrections come late. What was expected and is not
/// there yet is asked for again at widening distances, and then left to the daily look.</para>
/// <para>So a tournament is never looked at more than <see cref="MostLooksADay"/> times a day, failures apart (<see cref="CollectionBackOff"/>).</para>
/// </remarks>
public static class CollectionSchedule
{
    /// <summary>Looks of a day (UTC): the tries below with everything late, and the daily look.</summary>
    public const int MostLooksADay = 15;

    /// <summary>Two looks are never closer than this, whatever falls together.</summary>
    public static readonly TimeSpan LeastDistance = TimeSpan.FromMinutes(10);

    /// <summary>The hour of the daily look: the night of both shores of the Atlantic, away from everything else.</summary>
    private static readonly TimeSpan DailyHour = TimeSpan.FromHours(6);

    private static readonly TimeSpan UsualScoreHour = new(15, 30, 0);
    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);

    // Minutes after the announced moment. None is at the moment itself: clocks differ, and writing takes them a while, too.
    private static readonly int[] OpenTries = [5, 20, 45];
    private static readonly int[] CloseTries = [5];
    private static readonly int[] ScoreTries = [5, 20, 50, 110, 230, 470];
    private static readonly int[] ResolveTries = [10, 40, 100, 220];

    /// <summary>More than a round of a 60-day target runs, and a holiday.</summary>
    private const int LongestRoundDays = 100;

    /// <summary>The next look. The first one is due at once.</summary>
    public static CollectionMoment Next(CollectionFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.LookedAt is not { } looked)
            return new CollectionMoment(facts.Tournament, now, "nothing was fetched yet");
        // What a clock that was put back has left behind is no reason to wait for it.
        if (looked > now)
            looked = now;
        // The daily look alone makes the next moment one of the coming two days.
        var from = DateOnly.FromDateTime(looked.UtcDateTime).AddDays(-1);
        var next = Enumerable
            .Range(0, 4)
            .SelectMany(i => Moments(facts, from.AddDays(i)))
            .Select(m => m with { At = m.At + facts.Spread })
            .Where(m => m.At > looked)
            .MinBy(m => m.At)!;
        var earliest = looked + LeastDistance;
        return next.At >= earliest ? next : next with { At = earliest };
    }

    private static IEnumerable<CollectionMoment> Moments(CollectionFacts facts, DateOnly day)
    {
        var times = new RoundTimes(facts.Rounds);
        var rounds = RoundsAbout(day);
        return OfRounds(times, rounds, day)
            .Concat(OfScores(facts, times, rounds, day))
            .Append((At(day, DailyHour), "the daily look: corrections come late"))
            .Select(m => new CollectionMoment(facts.Tournament, m.Item1, m.Item2));
    }

    private static IEnumerable<(DateTimeOffset, string)> OfRounds(RoundTimes times, int[] rounds, DateOnly day)
    {
        foreach (var round in rounds)
        {
            var kept = times.Kept(round);
            if (kept?.OpenTime is null)
            {
                foreach (var at in Tries(times.Opens(round), OpenTries, day))
                    yield return (at, $"round {round} opens");
            }
            foreach (var at in Tries(times.StakesClose(round), CloseTries, day))
                yield return (at, $"stakes of round {round} are fixed");
            if (kept?.Resolved != true)
            {
                foreach (var at in Tries(times.Resolves(round), ResolveTries, day))
                    yield return (at, $"round {round} resolves");
            }
        }
    }

    private static IEnumerable<(DateTimeOffset, string)> OfScores(
        CollectionFacts facts,
        RoundTimes times,
        int[] rounds,
        DateOnly day
    )
    {
        if (facts.ScoresTo >= day)
            yield break;
        // Over holidays a first score may be announced for a day that otherwise has none.
        var firsts = rounds.Select(times.FirstScore).Where(t => DateOnly.FromDateTime(t.UtcDateTime) == day).ToList();
        if (firsts.Count == 0 && day.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Monday)
            yield break;
        // A moment before noon is a date without an hour.
        var hours = firsts.Select(t => t.UtcDateTime.TimeOfDay).Where(t => t >= Noon).ToList();
        var start = At(day, hours.Count > 0 ? hours.Min() : UsualScoreHour);
        var isFirst = true;
        var name = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var minutes in ScoreTries)
        {
            yield return (start.AddMinutes(minutes), $"scores of {name} are {(isFirst ? "due" : "late")}");
            isFirst = false;
        }
    }

    /// <summary>Tries that follow an announced moment of the day.</summary>
    private static IEnumerable<DateTimeOffset> Tries(DateTimeOffset announced, int[] minutes, DateOnly day) =>
        DateOnly.FromDateTime(announced.UtcDateTime) == day ? minutes.Select(m => announced.AddMinutes(m)) : [];

    private static int[] RoundsAbout(DateOnly day)
    {
        var first = RoundCalendar.FirstRoundFrom(day.AddDays(-LongestRoundDays));
        return [.. Enumerable.Range(first, RoundCalendar.LastRoundUntil(day.AddDays(2)) - first + 1)];
    }

    private static DateTimeOffset At(DateOnly day, TimeSpan time) =>
        new(day.ToDateTime(TimeOnly.FromTimeSpan(time)), TimeSpan.Zero);
}
