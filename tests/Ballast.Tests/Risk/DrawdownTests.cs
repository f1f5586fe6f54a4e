using Ballast.Core.Risk;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Risk;

public sealed class DrawdownTests
{
    // Additive curve from 0: 0.1, 0.0, (103 missing), -0.1, 0.1, 0.05
    private static readonly RoundSeries Series = new([101, 102, 104, 105, 106], [0.1, -0.1, -0.1, 0.2, -0.05]);

    [Fact]
    public void Drawdowns_OfASeriesWithAGap_CarryTheirRounds()
    {
        var falls = DrawdownFinder.Find(Series, DrawdownKind.Additive);
        falls.Count.ShouldBe(2);
        falls[0].Depth.ShouldBe(0.2, 1e-15);
        (falls[0].Begin, falls[0].Trough, falls[0].Recovery).ShouldBe((102, 104, 105));
        falls[1].Depth.ShouldBe(0.05, 1e-15);
        (falls[1].Begin, falls[1].Trough, falls[1].Recovery).ShouldBe((106, 106, null));
    }

    [Fact]
    public void Drawdown_Compounded_NeedsMoreThanItsLossToRecover()
    {
        // 1.1 x 0.9 x 0.9 x 1.2 = 1.0692: still below 1.1.
        var falls = DrawdownFinder.Find(Series, DrawdownKind.Compounded);
        falls.ShouldHaveSingleItem();
        falls[0].Depth.ShouldBe(1 - (0.9 * 0.9), 1e-15);
        falls[0].Recovery.ShouldBeNull();
        Series.Measured(new RecoveryTime()).ShouldBe(double.NaN);
    }

    [Fact]
    public void RecoveryTime_CountsMissingRoundsToo() =>
        new RoundSeries([10, 11, 14], [-0.1, 0.01, 0.2]).Measured(new RecoveryTime()).ShouldBe(4);

    [Fact]
    public void Drawdown_FromTheFirstRound_BeginsThere() =>
        DrawdownFinder
            .Find(new RoundSeries([7, 8], [-0.1, -0.1]), DrawdownKind.Additive)
            .ShouldBe([new Drawdown(0.2, 7, 8, null)]);

    [Fact]
    public void DeepestDrawdown_IsWhatTheMeasuresSay()
    {
        DrawdownFinder.Find(Series, DrawdownKind.Additive)[0].Depth.ShouldBe(Series.Measured(new AdditiveDrawdown()));
        DrawdownFinder.Find(Series, DrawdownKind.Compounded)[0].Depth.ShouldBe(Series.Measured(new MaxDrawdown()));
    }

    [Fact]
    public void Series_WithRoundsOutOfOrder_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new RoundSeries([2, 1], [0, 0]));
        Should.Throw<ArgumentException>(() => new RoundSeries([1, 1], [0, 0]));
        Should.Throw<ArgumentException>(() => new RoundSeries([1], [0, 0]));
        Should.Throw<ArgumentException>(() => new RoundSeries([1], [double.PositiveInfinity]));
    }

    [Fact]
    public void Series_WithUnnamedRounds_CountsThemAsMissing()
    {
        Series.MissingRounds.ShouldBe(1);
        Series.Grid.Length.ShouldBe(6);
        double.IsNaN(Series.Grid[2]).ShouldBeTrue();
    }
}
