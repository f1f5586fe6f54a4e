using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Payouts;

public sealed class MultiplierRuleTests
{
    [Theory]
    [InlineData("corr=1,mmc=1", "corr=0,mmc=2")]
    [InlineData("corr=1,mmc=0", "corr=1,mmc=0")]
    public void CorrOrDoubleMmc_PaysOneOfTheTwo(string chosen, string counted) =>
        Effective("corr-or-double-mmc", chosen).ShouldBe(counted);

    [Theory]
    [InlineData("corr=2,tc=1", "corr=2,tc=1")]
    [InlineData("corr=0,tc=3", "corr=0,tc=0")]
    [InlineData("corr20V2=1,tc=0.5", "corr20V2=1,tc=0")]
    public void TcNeedsDoubleCorr_OtherwiseTcIsNothing(string chosen, string counted) =>
        Effective("tc-needs-double-corr", chosen).ShouldBe(counted);

    [Theory]
    [InlineData("fncV4=2,tc=1", "fncV4=2,tc=1")]
    [InlineData("fncV4=1,tc=1", "fncV4=1,tc=0")]
    public void TcNeedsDoubleFnc_OtherwiseTcIsNothing(string chosen, string counted) =>
        Effective("tc-needs-double-fnc", chosen).ShouldBe(counted);

    // Worked by hand after forum topic 6708 and the ranges of each rule.
    [Theory]
    [InlineData(8, 600, "corr20V2=2,tc=3", "corr20V2=2,tc=1")]
    [InlineData(8, 600, "corr=0,tc=3", "corr=0,tc=0")]
    [InlineData(8, 600, "corr20V2=3,tc=1", "corr20V2=2,tc=1")]
    [InlineData(11, 600, "fncV4=2,tc=3", "fncV4=2,tc=1")]
    [InlineData(11, 600, "fncV4=1,tc=1", "fncV4=1,tc=0")]
    [InlineData(11, 550, "fncV4=1,tc=9", "fncV4=1,tc=3")]
    [InlineData(8, 300, "corr=1,mmc=3", "corr=1,mmc=2")]
    [InlineData(8, 215, "corr=1,mmc=3", "corr=0,mmc=2")]
    // A fixed multiplier has no range; a score that the rule does not pay has none either.
    [InlineData(8, 1166, "corr20V2=0.75,mmc=2.25", "corr20V2=0.75,mmc=2.25")]
    [InlineData(8, 600, "mmc=7", "mmc=7")]
    public void Effective_AboveTheRange_CountsAsTheLargestOfIt(int tournament, int round, string chosen, string counted)
    {
        Multipliers.TryParse(chosen, out var multipliers).ShouldBeTrue();
        PayoutTimeline
            .Shipped.At((Tournament)tournament, round)
            .Rule!.MultiplierRule.Effective(multipliers)
            .ToString()
            .ShouldBe(counted);
    }

    [Fact]
    public void Effective_OfEveryRuleWithARange_NeverCountsMoreThanItsLargest()
    {
        foreach (var rule in PayoutTimeline.Shipped.Rules.Where(r => r.Terms.Any(t => !t.IsFixed)))
        {
            var chosen = new Multipliers(rule.Terms.Select(t => (t.Metrics[0], t.Options[^1] + 1)));
            var counted = rule.MultiplierRule.Effective(chosen);
            foreach (var term in rule.Terms.Where(t => !t.IsFixed))
                counted[term.Metrics[0]].ShouldBeLessThanOrEqualTo(term.Options[^1], $"{rule.Id}: {term.Role}");
        }
    }

    [Theory]
    [InlineData("corr=x")]
    [InlineData("corr")]
    [InlineData("corr=1,corr=2")]
    [InlineData("")]
    public void Multipliers_WhatIsNoSet_IsRefused(string text) => Multipliers.TryParse(text, out _).ShouldBeFalse();

    private static string Effective(string rule, string chosen)
    {
        Multipliers.TryParse(chosen, out var multipliers).ShouldBeTrue();
        return RuleCatalogue.MultiplierRule(rule).Effective(multipliers).ToString();
    }
}
