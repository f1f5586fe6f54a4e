using Ballast.Core.Rounds;

namespace Ballast.Tests.Rounds;

public sealed class ScoringProgressTests
{
    /// <summary>Round 277 (weekly era): first score Thursday 2021-08-19, resolves Wednesday 2021-09-15; by the weekdays of a calendar.</summary>
    [Theory]
    [InlineData("2021-08-19T11:59:00Z", 0)]
    [InlineData("2021-08-19T15:30:00Z", 1)]
    [InlineData("2021-08-21T23:59:00Z", 3)]
    [InlineData("2021-08-23T15:00:00Z", 3)]
    [InlineData("2021-08-24T11:00:00Z", 3)]
    [InlineData("2021-08-24T14:00:00Z", 4)]
    [InlineData("2021-09-08T00:00:00Z", 14)]
    [InlineData("2021-09-14T15:30:00Z", 19)]
    [InlineData("2021-09-15T15:30:00Z", 20)]
    [InlineData("2021-09-16T00:00:00Z", 20)]
    public void DayAt_WeeklyRound_CountsTuesdayToSaturday(string moment, int day) =>
        Of(277, DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), 20).ShouldBe(day);

    /// <summary>The sandbox counts forwards from the first score with arithmetic of its own.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public void DayAt_EveryDayOfDailyRounds_AgreesWithTheSandbox(int days)
    {
        var compared = 0;
        for (var round = 1100; round < 1110; round++)
        {
            for (var day = 1; day <= days; day++)
            {
                var shown = Ballast.Sandbox.World.ScoringDays.Appears(round, day, days);
                Of(round, shown, days).ShouldBe(day, $"round {round}");
                compared++;
            }
        }
        compared.ShouldBe(10 * days);
    }

    /// <summary>A holiday moves the end, and the count with it: what is left is what is left.</summary>
    [Fact]
    public void DayAt_EndMovedByADay_IsADayLess()
    {
        var (starts, ends) = (RoundCalendar.ScoreTime(1100), RoundCalendar.ResolveTime(1100));
        var moment = ends.AddDays(-8);
        var usual = ScoringProgress.DayAt(moment, starts, ends, 20);
        ScoringProgress.DayAt(moment, starts, ends.AddDays(1), 20).ShouldBe(usual - 1);
    }

    private static int Of(int round, DateTimeOffset moment, int days) =>
        ScoringProgress.DayAt(moment, RoundCalendar.ScoreTime(round), RoundCalendar.ResolveTime(round, days), days);
}
