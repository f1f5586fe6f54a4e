using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

/// <summary>Worked by hand: the plain grid is what all other grids are held against.</summary>
public class PlainPayoutGridTests
{
    // Factor 0.5, limit 0.05; payouts before clipping under (1, 0): 0.01, 0.2, -, -0.1; under (1, 2): 0.03, 0.2, -, 0.
    private static readonly PayoutGridInput Input = new(
        models: 1,
        rowStride: 6,
        firstColumn: 1,
        rounds: 4,
        [
            [9, 0.02, 0.4, 0.1, -0.2, 9],
            [9, 0.02, 0, double.NaN, 0.1, 9],
        ],
        roundFactor: [9, 0.5, 0.5, 0.5, 0.5, 9],
        roundLimit: [9, 0.05, 0.05, 0.05, 0.05, 9],
        multipliers: [1, 0, 1, 2]
    );

    [Fact]
    public void Totals_worked_by_hand_are_clipped_round_by_round()
    {
        var grid = PlainPayoutGrid.Totals(Input);

        grid[0, 0].ShouldBe(0.01 + 0.05 - 0.05, 1e-15);
        grid[0, 1].ShouldBe(0.03 + 0.05 + 0, 1e-15);
    }

    [Fact]
    public void Compounded_worked_by_hand_is_the_product_of_the_rounds()
    {
        var grid = PlainPayoutGrid.Compounded(Input);

        grid[0, 0].ShouldBe(1.01 * 1.05 * 0.95 - 1, 1e-15);
        grid[0, 1].ShouldBe(1.03 * 1.05 - 1, 1e-15);
    }

    [Fact]
    public void PresentRounds_with_one_of_two_scores_missing_leave_the_round_out()
    {
        PlainPayoutGrid.Totals(Input).PresentRounds.ShouldBe([3]);
        PlainPayoutGrid.Compounded(Input).PresentRounds.ShouldBe([3]);
    }
}
