using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Leading;
using Ballast.Core.Numerics;
using Ballast.Tests.Evidence.Drift;

namespace Ballast.Tests.Evidence.Leading;

/// <summary>How often advice moves a stake: in worlds where all models are equal, and where one is not. Docs/evidence.md has the table.</summary>
public sealed class LeadTestTests(ITestOutputHelper output)
{
    private const double Volatility = 0.01;

    [Theory]
    [InlineData(8, 240, 20, 200)]
    [InlineData(20, 60, 4, 200)]
    public void Run_ModelsThatAreEqual_FindsAnythingInFewWorlds(int models, int rounds, int overlap, int worlds) =>
        // One in twenty, and three standard errors of so few worlds.
        FalseShare(models, rounds, overlap, worlds, 0.002, isAutoregressive: false)
            .ShouldBeLessThan(0.05 + (3 * Math.Sqrt(0.05 * 0.95 / worlds)));

    [Fact]
    public void Run_AModelThatLagsByMuch_IsFoundAndTheOthersAreNot()
    {
        var (found, others) = (0, 0);
        const int worlds = 40;
        for (var world = 0; world < worlds; world++)
        {
            var panel = World((ulong)world, 8, 400, 20, 0.002, isAutoregressive: false, lag: -0.012);
            var test = LeadTest.Run(panel, 20);
            found += test.Models[0].LeadPValue <= LeadTest.Level && test.Models[0].Lead < 0 ? 1 : 0;
            others += test.Models.Skip(1).Count(m => m.LossPValue <= LeadTest.Level);
        }
        found.ShouldBeGreaterThan(worlds * 3 / 4);
        others.ShouldBeLessThan(worlds / 5);
    }

    [Fact]
    public void Run_ModelsThatAllLose_AreAllSaidToLose()
    {
        var test = LeadTest.Run(World(1, 6, 400, 20, -0.02, isAutoregressive: false), 20);
        test.Models.ShouldAllBe(m => m.LossPValue <= LeadTest.Level);
    }

    [Fact]
    public void Run_TooFewRounds_SaysHowManyAreMissing()
    {
        var test = LeadTest.Run(World(1, 6, 150, 20, 0, isAutoregressive: false), 20);
        test.Models.ShouldBeEmpty();
        test.Shortage!.MoreRounds.ShouldBe(50);
    }

    [Fact]
    public void Run_AModelWithFewRounds_IsLeftOutAndTheOthersAreAsBefore()
    {
        var all = World(3, 6, 240, 20, 0, isAutoregressive: false);
        var cut = new EvidencePanel(
            [.. all.Models, "young"],
            all.Rounds,
            [
                .. all.Models.Select((_, m) => all.Values(m).ToArray()),
                [.. Enumerable.Range(0, 240).Select(t => t < 200 ? double.NaN : 0.01 * t)],
            ]
        );
        var test = LeadTest.Run(cut, 20);
        test.LeftOut.Select(m => m.Model).ShouldBe(["young"]);
        test.Models.ShouldBe(LeadTest.Run(all, 20).Models);
    }

    /// <summary>dotnet tests/Ballast.Tests/bin/Release/net10.0/Ballast.Tests.dll --filter-class '*LeadTestTests' --explicit only --output Detailed</summary>
    [Fact(Explicit = true)]
    public void Run_ManyWorlds_TableOfFalseAdviceAndPower()
    {
        foreach (var isAutoregressive in new[] { false, true })
        {
            foreach (var (models, rounds) in new[] { (2, 200), (8, 200), (16, 340), (70, 340), (70, 700), (200, 340) })
                output.WriteLine(
                    $"equal, autoregressive {isAutoregressive}: {models} models, {rounds} rounds: {FalseShare(models, rounds, 20, 1000, 0.002, isAutoregressive):0.000}; mean zero: {FalseShare(models, rounds, 20, 1000, 0, isAutoregressive):0.000}"
                );
        }
        foreach (var lag in new[] { 0.25, 0.5, 1, 1.5, 2 })
        {
            foreach (var rounds in new[] { 340, 700, 1300 })
            {
                var (right, wrong) = Power(16, rounds, lag * Volatility);
                output.WriteLine(
                    $"lag of {lag} deviations, 16 models, {rounds} rounds: moved the right way {right:0.000}, another model moved {wrong:0.000}"
                );
            }
        }
    }

    private static (double Right, double Wrong) Power(int models, int rounds, double lag)
    {
        const int worlds = 300;
        var (right, wrong) = (0, 0);
        Parallel.For(
            0,
            worlds,
            world =>
            {
                var test = LeadTest.Run(World((ulong)world, models, rounds, 20, 0.002, false, -lag), 20);
                var first = test.Models[0];
                if (Math.Min(first.LossPValue, first.Lead < 0 ? first.LeadPValue : 1) <= LeadTest.Level)
                    Interlocked.Increment(ref right);
                if (
                    test
                        .Models.Skip(1)
                        .Any(m => m.LossPValue <= LeadTest.Level || (m.Lead < 0 && m.LeadPValue <= LeadTest.Level))
                )
                    Interlocked.Increment(ref wrong);
            }
        );
        return (right / (double)worlds, wrong / (double)worlds);
    }

    private static double FalseShare(
        int models,
        int rounds,
        int overlap,
        int worlds,
        double mean,
        bool isAutoregressive
    )
    {
        var found = 0;
        Parallel.For(
            0,
            worlds,
            world =>
            {
                var test = LeadTest.Run(World((ulong)world, models, rounds, overlap, mean, isAutoregressive), overlap);
                if (test.Models.Any(m => Math.Min(m.LeadPValue, m.LossPValue) <= LeadTest.Level))
                    Interlocked.Increment(ref found);
            }
        );
        return found / (double)worlds;
    }

    /// <summary>Models share half of their variance.</summary>
    private static EvidencePanel World(
        ulong seed,
        int models,
        int rounds,
        int overlap,
        double mean,
        bool isAutoregressive,
        double lag = 0
    )
    {
        var noise = new OverlappingNoise(rounds, overlap, isAutoregressive);
        var chance = new SeededRandom(seed, 31);
        var common = noise.Make(ref chance);
        var values = new double[models][];
        for (var m = 0; m < models; m++)
        {
            var own = noise.Make(ref chance);
            values[m] =
            [
                .. own.Zip(common, (o, c) => mean + (m == 0 ? lag : 0) + (Volatility * Math.Sqrt(0.5) * (o + c))),
            ];
        }
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new EvidencePanel(
            [.. Enumerable.Range(0, models).Select(m => $"model_{m}")],
            [
                .. Enumerable
                    .Range(0, rounds)
                    .Select(t => new EvidenceRound(t + 1, start.AddDays(t), start.AddDays(t + overlap - 0.5))),
            ],
            values
        );
    }
}
