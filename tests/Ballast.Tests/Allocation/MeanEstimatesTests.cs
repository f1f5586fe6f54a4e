using Ballast.Core.Allocation;
using Ballast.Core.Allocation.Methods;
using Ballast.Core.Numerics;
using Ballast.Tests.Evidence.Drift;

namespace Ballast.Tests.Allocation;

/// <summary>How much of differences between means is taken as real: little where chance made them, most where they are large.</summary>
public sealed class MeanEstimatesTests
{
    [Theory]
    [InlineData(20, 30, 4)]
    [InlineData(100, 30, 4)]
    [InlineData(16, 340, 20)]
    public void Compute_ModelsThatAreEqual_KeepsLittleAndStaysNearEqualWeight(int models, int rounds, int overlap)
    {
        const int worlds = 60;
        var (kept, distance) = (0.0, 0.0);
        for (var world = 0; world < worlds; world++)
        {
            var returns = World((ulong)world, models, rounds, overlap, spread: 0);
            kept += MeanEstimates.Compute(returns, overlap).Kept.Average() / worlds;
            var inputs = AllocationInputs.Of(returns, overlap, WeightLimits.None(models), 0.05, isRaw: false);
            var mix = new BlackLitterman().Solve(inputs);
            if (mix.Status == AllocationStatus.Ok)
                distance += WeightLimits.Turnover(mix.Weights, [.. Enumerable.Repeat(1.0 / models, models)]) / worlds;
        }
        kept.ShouldBeLessThan(0.12);
        distance.ShouldBeLessThan(0.12);
    }

    [Fact]
    public void Compute_DifferencesMuchLargerThanChance_KeepsMostOfThem() =>
        MeanEstimates.Compute(World(1, 16, 340, 20, spread: 0.02), 20).Kept.Average().ShouldBeGreaterThan(0.8);

    [Fact]
    public void Compute_FewerThanSixStretches_KeepsNothing()
    {
        var estimates = MeanEstimates.Compute(World(1, 16, 100, 20, spread: 0.02), 20);
        estimates.Kept.ShouldAllBe(k => k == 0);
        estimates.Values.ShouldAllBe(v => Math.Abs(v - estimates.Values[0]) < 1e-15);
    }

    private static double[][] World(ulong seed, int models, int rounds, int overlap, double spread)
    {
        var noise = new OverlappingNoise(rounds, overlap, IsAutoregressive: false);
        var chance = new SeededRandom(seed, 31);
        var common = noise.Make(ref chance);
        return
        [
            .. Enumerable
                .Range(0, models)
                .Select(m =>
                {
                    var own = noise.Make(ref chance);
                    var mean = 0.003 + (spread * ((double)m / models - 0.5));
                    return own.Zip(common, (o, c) => mean + (0.007 * (o + c))).ToArray();
                }),
        ];
    }
}
