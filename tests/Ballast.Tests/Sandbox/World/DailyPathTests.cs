using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Tests.Sandbox.World;

public class DailyPathTests
{
    [Fact]
    public void The_last_day_shows_the_final_score() =>
        DailyPath.Create(new SeededRandom(1, "path"), 0.0123m, 0.019, 20)[^1].ShouldBe(0.0123m);

    [Fact]
    public void Late_days_are_nearer_to_the_final_score_and_early_signs_are_often_wrong()
    {
        var paths = Enumerable
            .Range(0, 2000)
            .Select(i => DailyPath.Create(new SeededRandom(1, "p", i), 0.01m, 0.019, 20))
            .ToList();
        double Error(int day) => paths.Average(p => Math.Abs((double)(p[day - 1] - 0.01m)));
        Error(1).ShouldBe(0.019 * 0.8 * 0.975, 0.002);
        Error(19).ShouldBeLessThan(Error(1) / 3);
        paths.Average(p => p[0] < 0 ? 1.0 : 0).ShouldBeInRange(0.2, 0.4);
    }

    [Theory]
    [InlineData(1200, 20)]
    [InlineData(1203, 20)]
    [InlineData(1204, 60)]
    public void Scores_appear_tuesday_to_saturday_and_all_of_them_before_the_round_resolves(int round, int days)
    {
        var times = Enumerable.Range(1, days).Select(d => ScoringDays.Appears(round, d, days)).ToList();
        times.ShouldAllBe(t => t.DayOfWeek != DayOfWeek.Sunday && t.DayOfWeek != DayOfWeek.Monday);
        times.ShouldBeInOrder();
        times[^1].ShouldBeLessThan(RoundCalendar.ResolveTime(round, days));
        times.Distinct().Count().ShouldBe(days);
    }

    [Fact]
    public void Known_days_grow_from_none_to_all()
    {
        ScoringDays.Known(1200, 20, RoundCalendar.ScoreTime(1200).AddSeconds(-1)).ShouldBe(0);
        ScoringDays.Known(1200, 20, RoundCalendar.ScoreTime(1200)).ShouldBe(1);
        ScoringDays.Known(1200, 20, RoundCalendar.ResolveTime(1200)).ShouldBe(20);
    }
}
