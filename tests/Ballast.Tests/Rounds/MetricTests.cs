using Ballast.Core.Rounds;

namespace Ballast.Tests.Rounds;

public sealed class MetricTests
{
    [Theory]
    [InlineData("v2_corr20", "corr20V2")]
    [InlineData("CORR20V2", "corr20V2")]
    [InlineData("Corr", "corr")]
    [InlineData("corr_60", "corr60")]
    [InlineData("fnc_v3", "fncV3")]
    [InlineData("neutral_corr", "neutral_corr")]
    [InlineData("neutralCorr", "neutral_corr")]
    [InlineData("NCORR", "neutral_corr")]
    [InlineData("neutralMmc", "neutral_mmc")]
    [InlineData("nmmc", "neutral_mmc")]
    [InlineData("neutralMmcPercentile", "neutral_mmcPercentile")]
    [InlineData("mmcPercentile", "mmcPercentile")]
    [InlineData("brandNewScore", "brandNewScore")]
    [InlineData("mmc@v4", "mmc@v4")]
    public void Parse_Spellings_ComeToOne(string text, string kept) => Metric.Parse(text).ToString().ShouldBe(kept);

    [Fact]
    public void Parse_Nothing_IsRefused() => Should.Throw<FormatException>(() => Metric.Parse(" "));

    [Fact]
    public void Versions_OfOneName_AreDifferentMetrics() => Metric.Parse("mmc@v4").ShouldNotBe(Metric.Mmc);
}
