using System.Collections.Concurrent;
using Ballast.Core.Numerics;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Dependence;

namespace Ballast.Tests.Risk.Dependence;

/// <summary>
/// Whether the number of bets is right on average, and how often its 95 % interval holds the truth, in worlds whose correlations are known. The
/// table of docs/risk.md is made by the explicit test.
/// </summary>
public sealed class BetsCoverageTests(ITestOutputHelper output)
{
    private static readonly ConcurrentDictionary<(int Models, int Rounds, int Overlap), Lazy<SamplingCurves>> Kept = [];

    /// <summary>
    /// 12 independent models show 8.6 bets on 355 rounds and 5.1 on 100 when they are counted in the sample. 300 worlds each: three deviations of a
    /// coverage of 95 % are 3.8 points. At the border of what is possible one end cannot be wrong, so 97.5 % is right there.
    /// </summary>
    [Theory]
    [InlineData(Bond.Independent, Days.Normal, 100)]
    [InlineData(Bond.Independent, Days.Normal, 355)]
    [InlineData(Bond.OneFactor, Days.Normal, 355)]
    [InlineData(Bond.TwoGroups, Days.Normal, 355)]
    [InlineData(Bond.Independent, Days.SharedWildDays, 355)]
    public void Estimate_OfTwelveModels_IsNotBiasedAndCovers(Bond bond, Days days, int rounds)
    {
        var figures = Measure(new BetsWorld(bond, days, 12, rounds, 20), 300);
        output.WriteLine(figures.ToString());
        figures.Median.ShouldBe(figures.Truth, 0.1 * figures.Truth);
        figures.Covered.ShouldBeGreaterThan(0.95 - 0.05);
        figures.DampingMedian.ShouldBe(figures.DampingTruth, 0.1 * figures.DampingTruth);
        figures.DampingCovered.ShouldBeGreaterThan(0.95 - 0.05);
    }

    [Theory(Explicit = true)]
    [InlineData(20)]
    [InlineData(4)]
    public void Coverage_OfTheWholeTable_IsWrittenOut(int overlap)
    {
        foreach (var days in Enum.GetValues<Days>())
        {
            foreach (var rounds in new[] { 100, 355, 800 })
            {
                foreach (var models in new[] { 5, 12, 40 })
                {
                    foreach (var bond in Enum.GetValues<Bond>())
                    {
                        var world = new BetsWorld(bond, days, models, rounds, overlap);
                        output.WriteLine($"{world}: {Measure(world, models > 20 ? 400 : 1000)}");
                    }
                    Kept.Clear();
                }
            }
        }
    }

    private static Figures Measure(BetsWorld world, int worlds)
    {
        var (bets, damping, sample) = (new Estimate[worlds], new Estimate[worlds], new double[worlds]);
        int[] rounds = [.. Enumerable.Range(1, world.Rounds)];
        Parallel.For(
            0,
            worlds,
            seed =>
            {
                var returns = world.Make((ulong)seed).Select(r => new RoundSeries(rounds, r)).ToList();
                var estimate = BetsEstimate.Compute(
                    CommonReturns.Find(returns)!,
                    world.Overlap,
                    Curves(world.Overlap)
                )!;
                (bets[seed], damping[seed]) = (estimate.Participation, estimate.Diversification);
                var matrix = CorrelationMatrix.Compute([.. returns.Select((r, i) => ($"m{i}", r))]);
                sample[seed] = world.Models > 20 ? double.NaN : EffectiveBets.OfEqualRisk(matrix)!.Participation;
            }
        );
        return new Figures(
            world.TrueParticipation,
            sample.Average(),
            Quantile.Compute([.. bets.Select(b => b.Value)], 0.5),
            Covered(bets, world.TrueParticipation),
            Quantile.Compute([.. bets.Select(b => b.Low)], 0.5),
            Quantile.Compute([.. bets.Select(b => b.High)], 0.5),
            world.TrueDiversification,
            Quantile.Compute([.. damping.Select(b => b.Value)], 0.5),
            Covered(damping, world.TrueDiversification)
        );
    }

    /// <summary>Making curves takes far longer than reading them: rounds that differ by less than 2 % share theirs.</summary>
    private static Func<int, int, SamplingCurves> Curves(int overlap) =>
        (models, rounds) =>
        {
            var near = (int)Math.Round(Math.Exp(Math.Round(Math.Log(rounds) * 50) / 50));
            return Kept.GetOrAdd(
                (models, Math.Max(near, overlap + 2), overlap),
                key => new Lazy<SamplingCurves>(() => new SamplingCurves(key.Models, key.Rounds, key.Overlap))
            ).Value;
        };

    /// <summary>To a relative 1e-9: an end on the border of what is possible holds it.</summary>
    private static double Covered(Estimate[] estimates, double truth) =>
        estimates.Count(e => e.Low <= truth * (1 + 1e-9) && truth * (1 - 1e-9) <= e.High) / (double)estimates.Length;

    private sealed record Figures(
        double Truth,
        double Sample,
        double Median,
        double Covered,
        double Low,
        double High,
        double DampingTruth,
        double DampingMedian,
        double DampingCovered
    )
    {
        public override string ToString() =>
            $"bets {Truth:0.0}, in the sample {Sample:0.0}, estimated {Median:0.0} ({Low:0.0} to {High:0.0}), covered {Covered:P1}; damping {DampingTruth:0.0}, estimated {DampingMedian:0.0}, covered {DampingCovered:P1}";
    }
}
