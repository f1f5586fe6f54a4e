using Ballast.Core.Workflows.Documents;
using Ballast.Web.Reports.Derived;

namespace Ballast.Tests.Web.Reports;

/// <summary>Curves that the page works out of the document's series.</summary>
public class DerivedTests
{
    [Fact]
    public void a_curve_begins_anew_under_a_new_rule()
    {
        var curve = EquityCurve.Of(Series(("a", 0.1), ("a", -0.5), ("b", -0.1), ("b", 0.2)));

        curve.Equity.ShouldBe([1.1, 0.55, 0.9, 1.08]);
        curve.Drawdown.ShouldBe([0, -0.5, -0.1, 0]);
    }

    [Fact]
    public void a_window_never_crosses_a_rule_and_moments_are_those_of_the_sample()
    {
        // Ten rounds of a alternate 0.01 and 0.03: mean 0.02, deviation 0.01 x root(10 / 9).
        var returns = Enumerable.Range(0, 10).Select(i => ("a", i % 2 == 0 ? 0.01 : 0.03));
        var rolling = RollingMeasures.Of(Series([.. returns, ("b", 0.5), ("b", 0.5)]));

        rolling.Window.ShouldBe(10);
        rolling.Mean.Take(9).ShouldAllBe(m => m == null);
        rolling.Mean[9].ShouldBe(0.02);
        rolling.Volatility[9].ShouldBe(Math.Round(0.01 * Math.Sqrt(10 / 9.0), 6));
        rolling.Mean.Skip(10).ShouldAllBe(m => m == null);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(45, 15)]
    [InlineData(180, 60)]
    [InlineData(1000, 60)]
    public void a_window_is_sixty_rounds_or_a_third_of_a_short_history(int rounds, int window) =>
        RollingMeasures.WindowFor(rounds).ShouldBe(window);

    [Fact]
    public void percentiles_are_averaged_up_to_the_round_that_they_stand_at()
    {
        FieldRoundEntry[] series = [.. Enumerable.Range(1, 6).Select(i => new FieldRoundEntry(i, 0, i / 10.0, null))];

        var rolling = RollingPercentile.Of(series);

        rolling.Window.ShouldBe(2);
        rolling.Rounds.ShouldBe([2, 3, 4, 5, 6]);
        rolling.Percentile.ShouldBe([0.15, 0.25, 0.35, 0.45, 0.55]);
    }

    [Fact]
    public void nothing_has_no_curve()
    {
        EquityCurve.Of([]).Equity.ShouldBeEmpty();
        RollingMeasures.Of([]).Mean.ShouldBeEmpty();
        RollingPercentile.Of([]).Rounds.ShouldBeEmpty();
    }

    private static ReturnEntry[] Series(params (string Rule, double Return)[] returns) =>
        [.. returns.Select((r, i) => new ReturnEntry(100 + i, new DateOnly(2026, 1, 1).AddDays(i), r.Rule, r.Return))];
}
