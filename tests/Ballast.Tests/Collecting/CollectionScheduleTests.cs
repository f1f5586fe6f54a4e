using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Collecting;

namespace Ballast.Tests.Collecting;

/// <summary>When the collector looks, over months of the calendar with a made-up Numerai that keeps to it or does not.</summary>
public sealed class CollectionScheduleTests
{
    private static readonly DateTimeOffset Monday = Utc(2026, 11, 2);

    [Fact]
    public void Next_BeforeAnythingWasFetched_IsNow()
    {
        var facts = new CollectionFacts { Tournament = Tournament.Classic, Rounds = new Dictionary<int, RoundFacts>() };
        var next = CollectionSchedule.Next(facts, Monday);
        (next.At, next.Reason).ShouldBe((Monday, "nothing was fetched yet"));
    }

    [Theory]
    // Tuesday 2026-11-24: round 1362 opens at 13:00, stakes are fixed at 14:00, scores come at 15:30, a round of October resolves at 20:00.
    [InlineData("2026-11-24T05:00Z", "2026-11-24T06:00Z", "the daily look: corrections come late")]
    [InlineData("2026-11-24T06:01Z", "2026-11-24T13:05Z", "round N opens")]
    [InlineData("2026-11-24T13:46Z", "2026-11-24T14:05Z", "stakes of round N are fixed")]
    [InlineData("2026-11-24T14:06Z", "2026-11-24T15:35Z", "scores of 2026-11-24 are due")]
    [InlineData("2026-11-24T15:36Z", "2026-11-24T15:50Z", "scores of 2026-11-24 are late")]
    // Sunday: nothing but the daily look. Monday: the weekend round closes.
    [InlineData("2026-11-22T06:01Z", "2026-11-23T06:00Z", "the daily look: corrections come late")]
    [InlineData("2026-11-23T06:01Z", "2026-11-23T14:05Z", "stakes of round N are fixed")]
    [InlineData("2026-11-23T14:06Z", "2026-11-24T06:00Z", "the daily look: corrections come late")]
    public void Next_AfterALookByTheCalendar_IsWhatComesNext(string looked, string expected, string reason)
    {
        var at = DateTimeOffset.Parse(looked, null);
        var next = CollectionSchedule.Next(Facts(at), at);
        next.At.ShouldBe(DateTimeOffset.Parse(expected, null));
        next.Reason.ShouldBe(
            reason.Replace(
                "N",
                $"{RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(next.At.UtcDateTime))}",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void Next_WhereTheLastWeeksRoundsOpenedEarlier_ExpectsTheNextOneThen()
    {
        var day = new DateOnly(2026, 11, 24);
        var round = RoundCalendar.FirstRoundFrom(day);
        var recorded = new RoundFacts
        {
            Tournament = Tournament.Classic,
            Number = round - 5,
            OpenTime = Utc(2026, 11, 17, 12),
            CloseStakingTime = Utc(2026, 11, 17, 13, 30),
        };
        var facts = Facts(Utc(2026, 11, 24, 7)) with
        {
            Rounds = new Dictionary<int, RoundFacts> { [round - 5] = recorded },
        };
        CollectionSchedule.Next(facts, Utc(2026, 11, 24, 7)).At.ShouldBe(Utc(2026, 11, 24, 12, 5));
        CollectionSchedule
            .Next(facts with { LookedAt = Utc(2026, 11, 24, 12, 50) }, Utc(2026, 11, 24, 12, 51))
            .At.ShouldBe(Utc(2026, 11, 24, 13, 35));
    }

    [Fact]
    public void Next_WhereTheRoundIsKeptAndTheScoresHaveCome_DoesNotAskForThemAgain()
    {
        var round = RoundCalendar.FirstRoundFrom(new DateOnly(2026, 11, 24));
        var open = new RoundFacts
        {
            Tournament = Tournament.Classic,
            Number = round,
            OpenTime = Utc(2026, 11, 24, 13),
        };
        var facts = Facts(Utc(2026, 11, 24, 13, 6)) with
        {
            Rounds = new Dictionary<int, RoundFacts> { [round] = open },
        };
        CollectionSchedule.Next(facts, Utc(2026, 11, 24, 13, 7)).At.ShouldBe(Utc(2026, 11, 24, 14, 5));
        var scored = facts with { LookedAt = Utc(2026, 11, 24, 15, 36), ScoresTo = new DateOnly(2026, 11, 24) };
        CollectionSchedule
            .Next(scored, Utc(2026, 11, 24, 15, 37))
            .At.ShouldBeGreaterThanOrEqualTo(Utc(2026, 11, 24, 20));
    }

    [Fact]
    public void Next_AfterALongSleep_IsHighTime()
    {
        var next = CollectionSchedule.Next(Facts(Monday), Monday.AddDays(30));
        next.At.ShouldBeLessThan(Monday.AddDays(1));
    }

    [Fact]
    public void Next_WhereTheLastLookLiesAheadOfTheClock_DoesNotWaitForIt() =>
        CollectionSchedule.Next(Facts(Monday.AddYears(1)), Monday).At.ShouldBeLessThan(Monday.AddDays(1));

    [Fact]
    public void Next_OverTwoMonthsWhereEverythingComesInTime_IsAFewLooksADay()
    {
        var looks = Simulate(Utc(2026, 11, 1), days: 61, scoresAfter: TimeSpan.Zero, isNumeraiAlive: true);
        foreach (var day in looks.GroupBy(l => l.At.UtcDateTime.DayOfWeek).OrderBy(g => g.Key))
            TestContext.Current.TestOutputHelper?.WriteLine($"{day.Key}: {day.Count() / 61.0 * 7:0.0} looks");
        // Opened, fixed, scored, resolved, and the daily look.
        Busiest(looks).ShouldBeLessThanOrEqualTo(5);
        looks.Where(l => l.At.DayOfWeek == DayOfWeek.Sunday).GroupBy(l => l.At.Date).Max(g => g.Count()).ShouldBe(1);
        // Christmas and New Year are days like others to whoever asks.
        looks.Select(l => l.At.Date).Distinct().Count().ShouldBe(61);
    }

    [Fact]
    public void Next_OverTwoMonthsWhereScoresAreHoursLate_FindsThemAndAsksAtWideningDistances()
    {
        var looks = Simulate(Utc(2026, 11, 1), days: 61, scoresAfter: TimeSpan.FromHours(3), isNumeraiAlive: true);
        Busiest(looks).ShouldBeLessThanOrEqualTo(10);
        var tries = looks.Where(l => l.Reason.StartsWith("scores", StringComparison.Ordinal)).GroupBy(l => l.At.Date);
        // 15:35, 15:50, 16:20, 17:20, and 19:20, when they are there.
        tries.ShouldAllBe(t => t.Count() == 5);
        foreach (var day in tries)
        {
            var gaps = day.Zip(day.Skip(1), (a, b) => b.At - a.At).ToList();
            gaps.ShouldBe(gaps.Order());
        }
    }

    [Theory]
    [InlineData(Tournament.Classic)]
    [InlineData(Tournament.Signals)]
    [InlineData(Tournament.Crypto)]
    public void Next_WhereNothingThatIsExpectedEverComes_StaysBelowTheStatedNumber(Tournament tournament)
    {
        var looks = Simulate(
            Utc(2026, 10, 1),
            days: 120,
            scoresAfter: TimeSpan.FromDays(999),
            isNumeraiAlive: false,
            tournament
        );
        TestContext.Current.TestOutputHelper?.WriteLine($"busiest day: {Busiest(looks)} looks");
        Busiest(looks).ShouldBeLessThanOrEqualTo(CollectionSchedule.MostLooksADay);
        looks.Zip(looks.Skip(1), (a, b) => b.At - a.At).ShouldAllBe(gap => gap >= CollectionSchedule.LeastDistance);
    }

    [Fact]
    public void BackOff_WhereEverythingFailsAllDay_StaysBelowTheStatedNumberAndIsNeverTheSameForTwo()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var chance = new Random(seed);
            var (waited, tries) = (TimeSpan.Zero, 0);
            while (waited < TimeSpan.FromDays(1))
            {
                tries++;
                waited += CollectionBackOff.After(tries, chance);
            }
            tries.ShouldBeLessThanOrEqualTo(CollectionBackOff.MostTriesADay);
        }
        CollectionBackOff.After(3, new Random(1)).ShouldNotBe(CollectionBackOff.After(3, new Random(2)));
        CollectionBackOff.After(3, new Random(1)).ShouldBe(CollectionBackOff.After(3, new Random(1)));
    }

    [Fact]
    public void BackOff_Doubles_AndEndsAtAnHourGiveOrTakeAQuarter()
    {
        for (var failures = 1; failures < 60; failures++)
        {
            var doubled = Math.Min(60, Math.Pow(2, failures - 1));
            var wait = CollectionBackOff.After(failures, new Random(failures)).TotalMinutes;
            wait.ShouldBeInRange(doubled * 0.75, doubled * 1.25);
        }
    }

    [Fact]
    public void BackOff_AfterARateLimit_IsAtLeastFiveMinutesAndAsLongAsWasAskedFor()
    {
        CollectionBackOff.After(1, new Random(1), isRateLimited: true).ShouldBe(CollectionBackOff.AfterRateLimit);
        CollectionBackOff
            .After(1, new Random(1), isRateLimited: true, TimeSpan.FromHours(3))
            .ShouldBe(TimeSpan.FromHours(3));
        CollectionBackOff
            .After(9, new Random(1), true, TimeSpan.FromSeconds(1))
            .ShouldBeGreaterThan(TimeSpan.FromMinutes(40));
    }

    private static int Busiest(List<CollectionMoment> looks) =>
        looks.GroupBy(l => l.At.UtcDateTime.Date).Max(g => g.Count());

    /// <summary>Looks when the schedule says so. A live Numerai lists a round from its opening on and resolves it on time; a dead one tells nothing.</summary>
    private static List<CollectionMoment> Simulate(
        DateTimeOffset start,
        int days,
        TimeSpan scoresAfter,
        bool isNumeraiAlive,
        Tournament tournament = Tournament.Classic
    )
    {
        var looks = new List<CollectionMoment>();
        var facts = Facts(start, tournament);
        for (var now = start; ; )
        {
            var next = CollectionSchedule.Next(facts, now);
            now = next.At;
            if (now >= start.AddDays(days))
                return looks;
            looks.Add(next);
            var day = DateOnly.FromDateTime(now.UtcDateTime);
            var shown = new DateTimeOffset(day.ToDateTime(new TimeOnly(15, 30)), TimeSpan.Zero) + scoresAfter;
            facts = facts with
            {
                LookedAt = now,
                Rounds = isNumeraiAlive ? Reported(now, tournament) : facts.Rounds,
                ScoresTo = now >= shown ? day : facts.ScoresTo,
            };
        }
    }

    private static Dictionary<int, RoundFacts> Reported(DateTimeOffset now, Tournament tournament)
    {
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(now.UtcDateTime));
        return Enumerable
            .Range(newest - 120, 121)
            .Where(r => RoundCalendar.OpenTime(r) <= now)
            .ToDictionary(
                r => r,
                r => new RoundFacts
                {
                    Tournament = tournament,
                    Number = r,
                    OpenTime = RoundCalendar.OpenTime(r),
                    CloseStakingTime = RoundCalendar.CloseTime(r),
                    ScoreTime = RoundCalendar.ScoreTime(r),
                    ResolveTime = RoundCalendar.ResolveTime(r),
                    Resolved = RoundCalendar.ResolveTime(r) <= now,
                }
            );
    }

    private static CollectionFacts Facts(DateTimeOffset looked, Tournament tournament = Tournament.Classic) =>
        new()
        {
            Tournament = tournament,
            Rounds = new Dictionary<int, RoundFacts>(),
            LookedAt = looked,
        };

    private static DateTimeOffset Utc(int year, int month, int day, int hour = 0, int minute = 0) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
