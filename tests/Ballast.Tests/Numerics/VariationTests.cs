using Ballast.Core.Numerics;
using Ballast.Core.Risk;

namespace Ballast.Tests.Numerics;

/// <summary>One definition of "does not vary", asked by everything that divides by a spread.</summary>
public sealed class VariationTests
{
    private static readonly string[] Ratios =
    [
        "sharpe",
        "tssr",
        "sharpe20",
        "sortino",
        "calmar",
        "tailRatio",
        "cvarAdjusted",
        "tStatistic",
        "autocorrelation",
        "skewness",
        "excessKurtosis",
    ];

    /// <summary>Sizes from dust to large, gains and losses, and spreads from the last bit to what payouts of 18 places leave of a small stake.</summary>
    [Theory]
    [InlineData(0.001, 2e-16)]
    [InlineData(0.001, 3e-15)]
    [InlineData(-0.001, 2e-16)]
    [InlineData(-0.05, 5e-14)]
    [InlineData(1e-9, 1e-15)]
    [InlineData(1234.5, 4e-16)]
    public void ASpreadOfRounding_IsNone(double size, double share)
    {
        double[] series = [.. Enumerable.Range(0, 300).Select(t => size * (1 + (share * ((t * 7919 % 11) - 5) / 5)))];
        series.Distinct().Count().ShouldBeGreaterThan(1);
        Variation.Varies(series).ShouldBeFalse();
        Measured("volatility", series).ShouldBe(0);
        Measured("standardError", series).ShouldBe(0);
        foreach (var name in Ratios)
            Measured(name, series).ShouldBe(double.NaN, name);
        double[] other = [.. Enumerable.Range(0, 300).Select(t => Math.Sin(t))];
        Pearson.Compute(series, other).ShouldBe(double.NaN);
        Pearson.Compute(other, series).ShouldBe(double.NaN);
    }

    /// <summary>Real spreads stay what they are, however small they are beside the mean.</summary>
    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-4)]
    public void ASpreadThatIsOne_IsMeasured(double share)
    {
        double[] series = [.. Enumerable.Range(0, 300).Select(t => 0.001 * (1 + (share * Math.Sin(t))))];
        Variation.Varies(series).ShouldBeTrue();
        Measured("sharpe", series).ShouldBe(1 / (share / Math.Sqrt(2)), 0.02 / share);
    }

    [Fact]
    public void Differences_InheritTheRoundingOfWhatTheyAreDifferencesOf()
    {
        double[] noise = [1e-17, -3e-17, 2e-17];
        Variation.Varies(noise).ShouldBeTrue();
        Variation.Varies(noise, size: 0.02).ShouldBeFalse();
        Variation.AreApart(1e-17, 0, 0.02).ShouldBeFalse();
        Variation.AreApart(0.001, 0, 0.02).ShouldBeTrue();
        Variation.Varies([]).ShouldBeFalse();
        Variation.Varies([0, 0, 0]).ShouldBeFalse();
        Variation.Size([double.NaN, -3, 2]).ShouldBe(3);
    }

    private static double Measured(string name, double[] series) =>
        MeasureCatalogue.All.Single(m => m.Name == name).Compute(series);
}
