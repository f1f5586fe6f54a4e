using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files;
using Ballast.Tests.Support;

namespace Ballast.Tests.Rounds;

public sealed class RoundCalendarTests
{
    // Announced or captured: verified_anchors of the shipped payout rules.
    [Theory]
    [InlineData(222, "2020-07-25")]
    [InlineData(279, "2021-08-28")]
    [InlineData(339, "2022-10-22")]
    [InlineData(340, "2022-10-25")]
    [InlineData(484, "2023-05-13")]
    [InlineData(499, "2023-06-03")]
    [InlineData(589, "2023-10-07")]
    [InlineData(1040, "2025-07-01")]
    [InlineData(1085, "2025-09-02")]
    [InlineData(1099, "2025-09-20")]
    [InlineData(1100, "2025-09-23")]
    [InlineData(1343, "2026-08-28")]
    public void OpenDate_OfAnnouncedRounds_IsTheAnnouncedDay(int round, string day) =>
        RoundCalendar.OpenDate(round).ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));

    [Fact]
    public void FirstRoundFrom_EveryDay_IsTheFirstRoundThatOpensThenOrLater()
    {
        for (var day = new DateOnly(2019, 1, 1); day < new DateOnly(2027, 1, 1); day = day.AddDays(1))
        {
            var round = RoundCalendar.FirstRoundFrom(day);
            RoundCalendar.OpenDate(round).ShouldBeGreaterThanOrEqualTo(day);
            RoundCalendar.OpenDate(round - 1).ShouldBeLessThan(day);
            RoundCalendar.LastRoundUntil(day).ShouldBe(RoundCalendar.OpenDate(round) == day ? round : round - 1);
        }
    }

    [Theory]
    [InlineData(473, true)]
    [InlineData(474, false)]
    [InlineData(339, false)]
    public void IsWeekday_SaturdayRounds_AreNot(int round, bool isWeekday) =>
        RoundCalendar.IsWeekday(round).ShouldBe(isWeekday);

    [Fact]
    public void ResolveTime_OfSixtyScoringDays_IsEightWeeksAfterTwenty() =>
        (RoundCalendar.ResolveTime(1343, 60) - RoundCalendar.ResolveTime(1343, 20)).TotalDays.ShouldBe(56);

    [Fact]
    public void Calendar_AgainstRecordedRounds_OpensOnTheDayAndResolvesWithinTwo()
    {
        var recorded = Recorded("jos_2021-08", "rounds.csv")
            .Concat(Recorded("jos_history_2021-08_2023-03", "rounds_2023-03.csv"))
            .Concat(Recorded("payout_factors", "payout_factor_1019_1320.csv"))
            .ToList();
        recorded.Count.ShouldBe(628);
        var off = recorded.Select(r => Days(r.ResolveTime!.Value, RoundCalendar.ResolveTime(r.Number))).ToList();
        off.Count(d => d == 0).ShouldBe(600);
        off.Count(d => d == -1).ShouldBe(18);
        off.Count(d => d == 2).ShouldBe(10);
        recorded
            .Where(r => r.OpenTime is not null)
            .ShouldAllBe(r => Days(r.OpenTime!.Value, RoundCalendar.OpenTime(r.Number)) == 0);
    }

    private static int Days(DateTimeOffset real, DateTimeOffset calendar) =>
        (real.UtcDateTime.Date - calendar.UtcDateTime.Date).Days;

    private static List<RoundFacts> Recorded(string folder, string file)
    {
        var opened = TableFile
            .Open(Oracles.File("data", folder, file), null)
            .ShouldBeOfType<Outcome<IRowSource>.Done>();
        using var source = opened.Value;
        return [.. source.Rows().Cast<RoundRow>().Select(r => r.Facts)];
    }
}
