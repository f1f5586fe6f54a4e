using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

public class PayoutGridInputTests
{
    private static PayoutGridInput Create(
        int firstColumn = 0,
        int rounds = 2,
        double[][]? planes = null,
        double[]? factor = null,
        double[]? limit = null,
        double[]? multipliers = null
    ) =>
        new(
            1,
            2,
            firstColumn,
            rounds,
            planes ?? [new double[2]],
            factor ?? [1, 1],
            limit ?? [1, 1],
            multipliers ?? [1]
        );

    /// <summary>Refused, and for the right reason: the message names the parameter.</summary>
    private static void ShouldRefuse(string parameter, Func<PayoutGridInput> create) =>
        Should.Throw<ArgumentException>(create).ParamName.ShouldBe(parameter);

    [Fact]
    public void Input_range_leaving_the_row_is_refused() => ShouldRefuse("rounds", () => Create(firstColumn: 1));

    [Fact]
    public void Input_negative_count_is_refused() => ShouldRefuse("rounds", () => Create(rounds: -1));

    [Fact]
    public void Input_without_planes_is_refused() => ShouldRefuse("scorePlanes", () => Create(planes: []));

    [Fact]
    public void Input_short_plane_is_refused() => ShouldRefuse("scorePlanes", () => Create(planes: [new double[1]]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Input_factor_that_is_not_finite_is_refused(double factor) =>
        ShouldRefuse("roundFactor", () => Create(factor: [1, factor]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.05)]
    public void Input_limit_that_is_no_limit_is_refused(double limit) =>
        ShouldRefuse("roundLimit", () => Create(limit: [1, limit]));

    [Fact]
    public void Input_short_factor_is_refused() => ShouldRefuse("roundFactor", () => Create(factor: [1]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Input_multiplier_that_is_not_finite_is_refused(double multiplier) =>
        ShouldRefuse("multipliers", () => Create(multipliers: [multiplier]));

    [Fact]
    public void Input_multipliers_that_do_not_fill_a_combination_are_refused() =>
        ShouldRefuse("multipliers", () => Create(planes: [new double[2], new double[2]], multipliers: [1, 2, 3]));

    [Fact]
    public void Input_terms_outside_the_range_are_not_looked_at() =>
        Create(rounds: 1, factor: [1, double.NaN], limit: [1, double.NaN]).Rounds.ShouldBe(1);
}
