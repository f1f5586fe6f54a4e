using Ballast.Core.Risk;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Risk;

/// <summary>Measures worked out by hand, and what each says where there is nothing to say.</summary>
public sealed class MeasureTests
{
    private static readonly double[] Six = [0.10, -0.05, -0.05, 0.02, 0.0, 0.08];

    [Theory]
    [InlineData("burnRate", 2.0 / 6)]
    [InlineData("winRate", 3.0 / 6)]
    [InlineData("longestBurnStreak", 2)]
    [InlineData("median", 0.01)]
    [InlineData("total", 0.10)]
    [InlineData("maxDrawdownAdditive", 0.10)]
    [InlineData("maxDrawdown", 1 - (0.95 * 0.95))]
    [InlineData("downsideDeviation", 0.028867513459481287)] // root(0.005 / 6)
    [InlineData("sortino", 0.5773502691896258)] // (0.1 / 6) / root(0.005 / 6)
    [InlineData("omega", 0.20 / 0.10)]
    [InlineData("cvarExact", -0.05)]
    [InlineData("tailRatio", 0.095 / 0.05)] // 95 %: 0.08 + 0.75 x 0.02; 5 %: between two equal ones
    public void Measure_OfSixRounds_IsTheOneWorkedByHand(string name, double expected) =>
        Measure(name).Compute(Six).ShouldBe(expected, 1e-15);

    [Fact]
    public void VolatilityTax_OfUpAndDownByHalf_IsWhatCompoundingLoses() =>
        // 1.5 x 0.5 = 0.75, per round root(0.75); the mean is 0.
        new VolatilityTax()
            .Compute([0.5, -0.5])
            .ShouldBe(1 - Math.Sqrt(0.75), 1e-15);

    [Fact]
    public void Calmar_OfUpAndDownByHalf_IsGrowthOverTheFall() =>
        new Calmar().Compute([0.5, -0.5]).ShouldBe((Math.Sqrt(0.75) - 1) / 0.5, 1e-15);

    [Fact]
    public void WorstStretch_OfTwentyTwoRounds_IsTheWorstTwentyInARow()
    {
        double[] returns = [0.5, .. Enumerable.Repeat(-0.01, 20), 0.5];
        new WorstStretch().Compute(returns).ShouldBe(-0.20, 1e-15);
        new WorstStretch().Compute(returns.AsSpan(0, 19)).ShouldBe(double.NaN);
    }

    [Fact]
    public void Autocorrelation_AcrossAGap_MakesNoPair()
    {
        // Pairs: (2 after 1), (3 after 2), (1 after 5); the 5 does not follow the 3. Pearson of (2,3,1) and (1,2,5).
        double[] returns = [1, 2, 3, double.NaN, 5, 1];
        new Autocorrelation().Compute(returns).ShouldBe(-0.7205766921228921, 1e-15); // -3 / root(2 x 26/3)
        new Autocorrelation().Compute([1, 2, 3, 5, 1]).ShouldBeGreaterThan(-0.6);
    }

    [Fact]
    public void TailMean_WhereFivePercentIsNotWhole_TakesTheNextByItsFraction()
    {
        // 30 rounds: 1.5 of them, the worst whole and half of the next.
        double[] returns = [-0.4, -0.1, .. Enumerable.Repeat(0.0, 28)];
        new ExactTailMean().Compute(returns).ShouldBe((-0.4 - 0.05) / 1.5, 1e-15);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { double.NaN, double.NaN })]
    public void EveryMeasure_OfNothing_IsNotANumber(double[] returns)
    {
        int[] rounds = [.. Enumerable.Range(100, returns.Length)];
        foreach (var measure in MeasureCatalogue.All)
            new RoundSeries(rounds, returns).Measured(measure).ShouldBe(double.NaN, measure.Name);
    }

    [Fact]
    public void EveryMeasure_OfOneRound_IsThatRoundOrNothing()
    {
        string[] known =
        [
            "return",
            "median",
            "total",
            "compounded",
            "bestRound",
            "worstRound",
            "var",
            "cvar",
            "cvarExact",
        ];
        string[] alsoKnown =
        [
            "winRate",
            "burnRate",
            "longestBurnStreak",
            "downsideDeviation",
            "maxDrawdown",
            "volatilityTax",
        ];
        foreach (var measure in MeasureCatalogue.All)
        {
            var value = measure.Compute([0.03]);
            if (known.Contains(measure.Name))
                value.ShouldBe(0.03, 1e-15, measure.Name);
            else if (alsoKnown.Contains(measure.Name) || measure.Name == "maxDrawdownAdditive")
                value.ShouldBe(measure.Name == "winRate" ? 1 : 0, 1e-15, measure.Name);
            else
                value.ShouldBe(double.NaN, measure.Name);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.0)]
    public void Ratios_WhereNothingVaries_AreNotANumber(double constant)
    {
        // Seven times 0.1 has a mean that differs from 0.1 in the last bit; that must not become a Sharpe of 1e16.
        var returns = Enumerable.Repeat(constant, 7).ToArray();
        new Volatility().Compute(returns).ShouldBe(0);
        new StandardError().Compute(returns).ShouldBe(0);
        string[] ratios =
        [
            "sharpe",
            "tssr",
            "sharpe20",
            "sortino",
            "calmar",
            "tailRatio",
            "tStatistic",
            "autocorrelation",
        ];
        foreach (var name in ratios.Concat(["skewness", "excessKurtosis"]))
            Measure(name).Compute(returns).ShouldBe(double.NaN, name);
    }

    [Fact]
    public void EveryMeasureButTheOrdered_OfTheRoundsShuffled_StaysTheSame()
    {
        string[] ordered = ["tssr", "sharpe20", "standardError", "tStatistic", "autocorrelation", "maxDrawdown"];
        string[] alsoOrdered =
        [
            "maxDrawdownAdditive",
            "recoveryRounds",
            "longestBurnStreak",
            "worst20Rounds",
            "calmar",
        ];
        double[] shuffled = [0.0, 0.08, -0.05, 0.10, 0.02, -0.05];
        foreach (var measure in MeasureCatalogue.All.Where(m => !ordered.Concat(alsoOrdered).Contains(m.Name)))
            measure.Compute(shuffled).ShouldBe(measure.Compute(Six), 1e-14, measure.Name);
    }

    private static IRiskMeasure Measure(string name) => MeasureCatalogue.All.Single(m => m.Name == name);
}
