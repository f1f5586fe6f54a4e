using Ballast.Sandbox.Figures;

namespace Ballast.Tests.Sandbox.Figures;

public class ScoringDatesTests
{
    /// <summary>2026-05-13 is a Wednesday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void LastYear_HasTuesdaysToSaturdaysUpToToday()
    {
        var days = ScoringDates.LastYear(Now);
        days[^1].ShouldBe(new DateTimeOffset(2026, 5, 13, 0, 0, 0, TimeSpan.Zero));
        days[0].ShouldBe(new DateTimeOffset(2025, 5, 14, 0, 0, 0, TimeSpan.Zero));
        days.ShouldAllBe(d => d.DayOfWeek != DayOfWeek.Sunday && d.DayOfWeek != DayOfWeek.Monday);
        days.Count.ShouldBe(261);
    }

    [Fact]
    public void EndOf_IsNeverAfterNow()
    {
        ScoringDates.EndOf(new DateTimeOffset(2026, 5, 13, 0, 0, 0, TimeSpan.Zero), Now).ShouldBe(Now);
        ScoringDates
            .EndOf(new DateTimeOffset(2026, 5, 12, 0, 0, 0, TimeSpan.Zero), Now)
            .ShouldBe(new DateTimeOffset(2026, 5, 13, 0, 0, 0, TimeSpan.Zero).AddTicks(-1));
    }
}
