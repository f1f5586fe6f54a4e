using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Risk;
using Ballast.Server.Charts;

namespace Ballast.Tests.Server.Reports;

/// <summary>Curves that the page works out of the document's series.</summary>
public class DerivedTests
{
    [Fact]
    public void a_curve_begins_anew_under_a_new_rule()
    {
        var curve = EquityCurve.Of(
            Subject(Series(("a", 0.1), ("a", -0.5), ("b", -0.1), ("b", 0.2)), ("a", 100, 101, 1), ("b", 102, 103, 1))
        );

        curve.Equity.ShouldBe([1.1, 0.55, 0.9, 1.08]);
        curve.Drawdown.ShouldBe([0, -0.5, -0.1, 0]);
    }

    [Fact]
    public void a_curve_of_atomic_rounds_stakes_a_position_again_only_when_it_has_settled()
    {
        // Two open at once, half of the capital in each: 0.5 x 0.4, 0.5 x 0.2, then 0.7 x 0.4 and 0.6 x -1.
        var curve = EquityCurve.Of(
            Subject(Series(("a", 0.2), ("a", 0.1), ("a", 0.2), ("a", -0.5)), ("a", 100, 103, 2))
        );

        curve.Equity.ShouldBe([1.2, 1.3, 1.58, 0.98]);
        curve.Drawdown[3].ShouldBe(Math.Round((0.98 / 1.58) - 1, 6));
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
        EquityCurve.Of(Subject([])).Equity.ShouldBeEmpty();
        RollingMeasures.Of([]).Mean.ShouldBeEmpty();
        RollingPercentile.Of([]).Rounds.ShouldBeEmpty();
    }

    private static RiskSubjectEntry Subject(
        ReturnEntry[] series,
        params (string Rule, int From, int To, int StakedAgainAfter)[] regimes
    ) =>
        new(
            "model",
            false,
            null,
            null,
            [
                .. regimes.Select(r => new RegimeRiskEntry(
                    r.Rule,
                    r.From,
                    r.To,
                    r.To - r.From + 1,
                    0,
                    20,
                    1,
                    [],
                    [],
                    r.StakedAgainAfter,
                    1.0 / r.StakedAgainAfter
                )),
            ],
            series
        );

    private static ReturnEntry[] Series(params (string Rule, double Return)[] returns) =>
        [.. returns.Select((r, i) => new ReturnEntry(100 + i, new DateOnly(2026, 1, 1).AddDays(i), r.Rule, r.Return))];
}
