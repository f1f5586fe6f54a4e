using Ballast.Sandbox.Scoring;

namespace Ballast.Tests.Sandbox.Scoring;

public class EraStatisticsTests
{
    [Fact]
    public void Eras_WorkedByHand()
    {
        var eras = new EraStatistics([0.02, null, -0.01, 0.03, 0]);
        eras.Mean!.Value.ShouldBe(0.01, 1e-15);
        // Deviations 0.01, -0.02, 0.02, -0.01: their squares add up to 0.001.
        eras.Deviation!.Value.ShouldBe(Math.Sqrt(0.001 / 4), 1e-15);
        eras.Sharpe!.Value.ShouldBe(0.01 / Math.Sqrt(0.001 / 4), 1e-12);
        eras.MaxDrawdown!.Value.ShouldBe(-0.01, 1e-15);
        // (0.01 x -0.02 + -0.02 x 0.02 + 0.02 x -0.01) / 0.001
        eras.Autocorrelation!.Value.ShouldBe(-0.8, 1e-12);
    }

    [Fact]
    public void Nothing_IsNothing()
    {
        var none = new EraStatistics([null]);
        (none.Mean, none.Deviation, none.Sharpe, none.MaxDrawdown, none.Autocorrelation).ShouldBe(
            (null, null, null, null, null)
        );
        new EraStatistics([0.01, 0.01]).Sharpe.ShouldBeNull();
    }
}
