using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Risk;

namespace Ballast.Tests.Evidence;

/// <summary>
/// Worked examples of the papers. "The Sharpe Ratio Efficient Frontier" (Bailey and López de Prado 2012): the 24 months of a hedge fund (SR
/// 0.458 a month, skewness -2.448, kurtosis 10.164) and the track record that tells an annual Sharpe ratio of 2 from 1. "The
/// Deflated Sharpe Ratio" (2014): the best of 100 strategies, 2.5 a year over 1,250 days.
/// </summary>
public sealed class SharpeEvidenceTests(ITestOutputHelper output)
{
    [Fact]
    public void Probability_OfTheHedgeFund_FallsWithItsTails()
    {
        ProbabilisticSharpe.Compute(new ReturnMoments(0.458, 0, 3, 24)).ShouldBe(0.982, 0.0005);
        ProbabilisticSharpe.Compute(new ReturnMoments(0.458, -2.448, 10.164, 24)).ShouldBe(0.913, 0.0005);
    }

    [Theory]
    [InlineData(252, 2.73)]
    [InlineData(52, 2.83)]
    [InlineData(12, 3.24)]
    public void MinimumLength_ToTellTwoFromOne_IsThePapers(int roundsPerYear, double years)
    {
        var record = new ReturnMoments(2 / Math.Sqrt(roundsPerYear), 0, 3, 1000);
        var length = ProbabilisticSharpe.MinimumLength(record, 1 / Math.Sqrt(roundsPerYear));
        (length / roundsPerYear).ShouldBe(years, 0.005);
    }

    [Fact]
    public void MinimumLength_IsWhereTheProbabilityReachesTheConfidence()
    {
        var record = new ReturnMoments(0.2, -1, 6, 10) { Widening = 1.2 };
        var length = ProbabilisticSharpe.MinimumLength(record, 0.05, 0.9);
        ProbabilisticSharpe.Compute(record with { Length = length }, 0.05).ShouldBe(0.9, 1e-14);
        ProbabilisticSharpe.MinimumLength(record, 0.2).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Deflated_OfTheBestOfAHundred_IsThePapers()
    {
        var record = new ReturnMoments(2.5 / Math.Sqrt(250), -3, 10, 1250);
        DeflatedSharpe.ExpectedBest(100, 0.5 / 250).ShouldBe(0.1132, 0.00005);
        DeflatedSharpe.Compute(record, 100, 0.5 / 250).ShouldBe(0.9004, 0.00005);
    }

    [Fact]
    public void ExpectedBest_OfOneTrialIsZero_AndGrowsWithTheTrials()
    {
        DeflatedSharpe.ExpectedBest(1, 0.5).ShouldBe(0);
        double[] levels = [.. new[] { 1, 1.2, 2, 5, 20, 100 }.Select(n => DeflatedSharpe.ExpectedBest(n, 1))];
        levels.ShouldBe([.. levels.Order()]);
        DeflatedSharpe.EffectiveTrials(100, 0).ShouldBe(100);
        DeflatedSharpe.EffectiveTrials(100, 0.5).ShouldBe(50.5);
        DeflatedSharpe.EffectiveTrials(100, 1).ShouldBe(1);
        DeflatedSharpe.EffectiveTrials(100, -0.3).ShouldBe(100);
    }

    [Fact]
    public void Record_OfOverlappingRounds_CountsIndependentOnes()
    {
        var panel = new Universe { Gaps = 0, LateEvery = 0 }.Make(3);
        var series = new RoundSeries([.. panel.Rounds.Select(r => r.Round)], panel.Values(0).ToArray());
        var record = ReturnMoments.Create(series, 20).ShouldNotBeNull();
        record.Length.ShouldBeLessThan(60);
        record.Widening.ShouldBeGreaterThan(1.1);
        ReturnMoments.Create(new RoundSeries([1, 2, 3], [0.1, 0.2, 0.3]), 20).ShouldBeNull();
    }

    /// <summary>A record without skill is called skilled at 95 % about once in twenty; n in place of the effective number would say so every third time.</summary>
    [Fact]
    public void Probability_OfOverlappingNoise_IsAboveNinetyFiveOnceInTwenty()
    {
        const int Series = 2000;
        var (honest, naive) = (0, 0);
        var universe = new Universe
        {
            Models = 20,
            Cross = 0,
            Gaps = 0,
            LateEvery = 0,
        };
        for (var i = 0; i < Series / universe.Models; i++)
        {
            var panel = universe.Make((ulong)i);
            for (var m = 0; m < universe.Models; m++)
            {
                var series = new RoundSeries([.. panel.Rounds.Select(r => r.Round)], panel.Values(m).ToArray());
                var record = ReturnMoments.Create(series, 20)!;
                honest += ProbabilisticSharpe.Compute(record) > 0.95 ? 1 : 0;
                naive += ProbabilisticSharpe.Compute(record with { Length = 355, Widening = 1 }) > 0.95 ? 1 : 0;
            }
        }
        output.WriteLine($"honest {honest}, naive {naive} of {Series}");
        (honest / (double)Series).ShouldBe(0.05, 0.02);
        (naive / (double)Series).ShouldBeGreaterThan(0.25);
    }

    /// <summary>The best of twenty without skill looks skilled most of the time, unless it is told of the other nineteen.</summary>
    [Fact]
    public void Deflated_OfTheBestOfNoise_IsHardlyEverSure()
    {
        const int Runs = 200;
        var (deflated, plain) = (0, 0);
        var universe = new Universe
        {
            Models = 20,
            Cross = 0,
            Gaps = 0,
            LateEvery = 0,
        };
        for (var i = 0; i < Runs; i++)
        {
            var panel = universe.Make((ulong)i);
            int[] rounds = [.. panel.Rounds.Select(r => r.Round)];
            ReturnMoments[] trials =
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(m => ReturnMoments.Create(new RoundSeries(rounds, panel.Values(m).ToArray()), 20)!),
            ];
            var best = trials.MaxBy(t => t.Sharpe)!;
            var mean = trials.Average(t => t.Sharpe);
            var variance = trials.Sum(t => (t.Sharpe - mean) * (t.Sharpe - mean)) / 19;
            deflated += DeflatedSharpe.Compute(best, 20, variance) > 0.95 ? 1 : 0;
            plain += ProbabilisticSharpe.Compute(best) > 0.95 ? 1 : 0;
        }
        output.WriteLine($"deflated {deflated}, plain {plain} of {Runs}");
        (deflated / (double)Runs).ShouldBeLessThan(0.05);
        (plain / (double)Runs).ShouldBeGreaterThan(0.5);
    }
}
