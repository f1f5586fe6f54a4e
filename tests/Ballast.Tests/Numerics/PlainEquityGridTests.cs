using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

/// <summary>Worked by hand: the plain grid is what the kernel is held against.</summary>
public class PlainEquityGridTests
{
    // Returns under (1, 0): 0.05 (clipped), -0.02, missing, 0.04.
    private static readonly PayoutGridInput Input = new(
        models: 1,
        rowStride: 4,
        firstColumn: 0,
        rounds: 4,
        [
            [0.4, -0.04, 0.1, 0.08],
            [0, 0, double.NaN, 0],
        ],
        roundFactor: [0.5, 0.5, 0.5, 0.5],
        roundLimit: [0.05, 0.05, 0.05, 0.05],
        multipliers: [1, 0]
    );

    [Fact]
    public void Compute_lag_of_one_compounds_round_after_round()
    {
        var grid = PlainEquityGrid.Compute(Input, lag: 1);

        grid.FinalEquity[0].ShouldBe(1.05 * 0.98 * 1.04, 1e-15);
        grid.LargestDrawdown[0].ShouldBe(0.02, 1e-15);
    }

    [Fact]
    public void Compute_lag_of_two_stakes_a_round_before_the_payout_of_the_one_before()
    {
        // Equity at rounds 0 to 5: 1, 1, 1.05, 1.03 (-0.02 of 1), 1.03 (nothing was paid), 1.03 + 0.04 * 1.03.
        var grid = PlainEquityGrid.Compute(Input, lag: 2);

        grid.FinalEquity[0].ShouldBe(1.03 * 1.04, 1e-15);
        grid.LargestDrawdown[0].ShouldBe(0.02 / 1.05, 1e-15);
    }

    [Fact]
    public void Compute_lag_longer_than_the_record_adds_all_payouts_up()
    {
        PlainEquityGrid.Compute(Input, lag: 64).FinalEquity[0].ShouldBe(1 + 0.05 - 0.02 + 0.04, 1e-15);
    }

    [Fact]
    public void Compute_tail_and_sharpe_are_of_present_rounds_alone()
    {
        var grid = PlainEquityGrid.Compute(Input, lag: 2);

        grid.PresentRounds.ShouldBe([3]);
        grid.Cvar[0].ShouldBe(-0.02, 1e-15);
        var mean = (0.05 - 0.02 + 0.04) / 3;
        var square = (0.0025 + 0.0004 + 0.0016) / 3;
        grid.Sharpe[0].ShouldBe(mean / Math.Sqrt(square - mean * mean), 1e-14);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(360, 18)]
    [InlineData(361, 19)]
    public void Tail_is_five_percent_of_the_rounds_rounded_up(int present, int tail) =>
        EquityGrid.Tail(present).ShouldBe(tail);

    [Fact]
    public void Compute_lag_below_one_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => PlainEquityGrid.Compute(Input, 0));
}
