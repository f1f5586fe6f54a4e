using Ballast.Core.Allocation;
using Ballast.Core.Allocation.WalkForward;
using Ballast.Core.Evidence;
using Ballast.Core.Numerics;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Tests.Evidence.Drift;

namespace Ballast.Tests.Allocation.WalkForward;

/// <summary>
/// How often a method that was followed is called better or worse than equal weight in worlds where every mix has the same mean: models of one mean and different
/// deviations, with a part in common, in overlapping rounds. docs/allocation.md has the table.
/// </summary>
public sealed class WalkVerdictTests(ITestOutputHelper output)
{
    [Fact]
    public void Verdict_WorldsWhereEveryMixHasTheSameMean_CallsFewMethodsBetterOrWorse()
    {
        const int worlds = 40;
        var (better, worse) = Count(8, 400, 20, worlds);
        // At most one in twenty each, and three standard errors of so few worlds.
        var most = worlds * (0.05 + (3 * Math.Sqrt(0.05 * 0.95 / worlds)));
        better.ShouldBeLessThan((int)most);
        worse.ShouldBeLessThan((int)most);
    }

    [Fact]
    public void Verdict_AModelThatIsMuchBetter_IsFoundByTheMethodsThatFollowMeans()
    {
        const int worlds = 10;
        var found = 0;
        for (var world = 0; world < worlds; world++)
            found += Verdicts((ulong)world, 6, 700, 20, lead: 0.03)["past-best"] == "better" ? 1 : 0;
        found.ShouldBeGreaterThan(worlds / 2);
    }

    /// <summary>dotnet tests/Ballast.Tests/bin/Release/net10.0/Ballast.Tests.dll --filter-class '*WalkVerdictTests' --explicit only --output Detailed</summary>
    [Fact(Explicit = true)]
    public void Verdict_ManyWorlds_TableOfFalseVerdicts()
    {
        foreach (
            var (models, rounds, overlap) in new[]
            {
                (2, 340, 20),
                (8, 340, 20),
                (8, 700, 20),
                (30, 700, 20),
                (8, 120, 4),
            }
        )
        {
            const int worlds = 400;
            var (better, worse) = Count(models, rounds, overlap, worlds);
            output.WriteLine(
                $"{models} models, {rounds} rounds of which {overlap} overlap, {worlds} worlds: any method better {better / (double)worlds:0.000}, any worse {worse / (double)worlds:0.000}"
            );
        }
    }

    private static (int Better, int Worse) Count(int models, int rounds, int overlap, int worlds)
    {
        var (better, worse) = (0, 0);
        Parallel.For(
            0,
            worlds,
            world =>
            {
                var verdicts = Verdicts((ulong)world, models, rounds, overlap, lead: 0).Values;
                if (verdicts.Contains("better"))
                    Interlocked.Increment(ref better);
                if (verdicts.Contains("worse"))
                    Interlocked.Increment(ref worse);
            }
        );
        return (better, worse);
    }

    private static Dictionary<string, string> Verdicts(ulong seed, int models, int rounds, int overlap, double lead)
    {
        var panel = World(seed, models, rounds, overlap, lead);
        var benchmark = AllocationCatalogue.Benchmark;
        IAllocationMethod[] methods = [benchmark, .. AllocationCatalogue.All.Where(m => m.Name != benchmark.Name)];
        var walked = AllocationWalk.Run(
            panel,
            methods,
            new AllocationWalkOptions { FewestRounds = 3 * overlap },
            values => AllocationInputs.Of(values, overlap, WeightLimits.None(values.Length), 0.05, isRaw: false, null),
            null,
            CancellationToken.None
        );
        int[] numbers = [.. panel.Rounds.Select(r => r.Round)];
        var options = new IntervalOptions { Overlap = overlap, Limit = double.PositiveInfinity };
        return walked
            .Skip(1)
            .ToDictionary(
                w => w.Method,
                w =>
                    WalkComparison.Verdict(
                        WalkComparison.Compare(w.Returns, walked[0].Returns, numbers, options),
                        IndependentRounds.Count(w.Returns.Count(double.IsFinite), overlap),
                        walked.Count - 1
                    )
            );
    }

    /// <summary>One mean; deviations from half of 0.01 to twice it; the first model leads by so many of 0.01.</summary>
    private static EvidencePanel World(ulong seed, int models, int rounds, int overlap, double lead)
    {
        var chance = new SeededRandom(seed, 17);
        var noise = new OverlappingNoise(rounds, overlap, IsAutoregressive: false);
        var common = noise.Make(ref chance);
        var values = new double[models][];
        for (var m = 0; m < models; m++)
        {
            var own = noise.Make(ref chance);
            var deviation = 0.005 * Math.Pow(4, models == 1 ? 0 : m / (double)(models - 1));
            values[m] =
            [
                .. own.Select((x, t) => 0.002 + (m == 0 ? lead : 0) + (deviation * ((0.6 * common[t]) + (0.8 * x)))),
            ];
        }
        var start = new DateTimeOffset(2023, 5, 1, 0, 0, 0, TimeSpan.Zero);
        return new EvidencePanel(
            [.. Enumerable.Range(0, models).Select(m => $"m{m}")],
            [
                .. Enumerable
                    .Range(0, rounds)
                    .Select(t => new EvidenceRound(t + 1, start.AddDays(t), start.AddDays(t + overlap))),
            ],
            values
        );
    }
}
