using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;

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
