using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Payouts;

/// <summary>The bound of a round's loss, worked by hand from the formulas of domain notes, section 3.3.</summary>
public sealed class LargestLossTests
{
    [Theory]
    [InlineData(312, null, 0.25)] // clip before the factor, which may be 1
    [InlineData(312, 0.4, 0.1)] // 0.4 x 25 %
    [InlineData(320, 0.4, 0.25)] // clip after the factor: 0.4 x a score without a bound
    [InlineData(320, 0.0, 0.0)] // nothing is paid
    [InlineData(400, 0.4, 0.0)] // a Tuesday of the daily rounds that did not pay
    [InlineData(1350, 1.0, 1.0)] // atomic: all of the position
    public void Of_WithATcOrMmcMultiplier_IsTheClipOnItsSideOfTheFactor(int round, double? factor, double share) =>
        Of(round, factor, weigh: 1).ShouldBe((decimal)share);

    /// <summary>A correlation is no less than -1: 0.4 x 0.5 is below the clip of 25 %.</summary>
    [Theory]
    [InlineData(312, 0.4, 0.5, 0.1)] // 0.4 x clip(0.5, 0.25)
    [InlineData(320, 0.4, 0.5, 0.2)] // clip(0.4 x 0.5, 0.25)
    [InlineData(320, 0.4, 1.0, 0.25)] // clip(0.4, 0.25)
    [InlineData(320, null, 0.2, 0.2)]
    public void Of_CorrelationsOnly_IsTheFactorTimesTheMultiplierWhereThatIsLess(
        int round,
        double? factor,
        double multiplier,
        double share
    ) => Of(round, factor, weigh: 0, corr: (decimal)multiplier).ShouldBe((decimal)share);

    [Fact]
    public void Of_MultipliersThatAreNotKnown_IsTheClip() =>
        LargestLoss.Compute(RuleOf(320), 320, 0.4m, null).ShouldBe(0.25m);

    private static decimal Of(int round, double? factor, decimal weigh, decimal corr = 1)
    {
        var rule = RuleOf(round);
        var weights = rule.Terms.Select(t => (t, t.Role == "corr" ? corr : weigh)).ToList();
        return LargestLoss.Compute(rule, round, (decimal?)factor, weights);
    }

    private static PayoutRule RuleOf(int round) => PayoutTimeline.Shipped.At(Tournament.Classic, round).Rule!;
}
