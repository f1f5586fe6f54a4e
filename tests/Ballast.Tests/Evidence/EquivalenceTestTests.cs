using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Numerics;
using Ballast.Core.Risk.Measures;

namespace Ballast.Tests.Evidence;

/// <summary>
/// "As good" is said only where it is shown. Worlds whose truth is planted: in all of them the gain of following the past best is known, and so is
/// whether it lies within the margin.
/// </summary>
public sealed class EquivalenceTestTests(ITestOutputHelper output)
{
    private const int Overlap = 20;

    /// <summary>
    /// The outside audit found "equal weight is as good as following the past best" in 88 of 100 worlds in which following gains 0.18
    /// deviations a round. The gain is nearly twice the margin here: it may not be called none.
    /// </summary>
    [Fact]
    public void WorldsWhereFollowingGains_AreNeverCalledEqual()
    {
        const int Worlds = 100;
        var (kinds, gains) = (new FollowingKind[Worlds], new double[Worlds]);
        Parallel.For(
            0,
            Worlds,
            i =>
            {
                var walk = Walk(new Universe { Skill = m => m == 0 ? 0.55 : 0 }, (ulong)i);
                kinds[i] = FollowingOf(walk);
                gains[i] = -walk.RegretToEqualWeight.Value / Universe.Deviation;
            }
        );
        output.WriteLine(
            $"mean gain {gains.Average():0.000} deviations a round; {string.Join(", ", kinds.CountBy(k => k))}"
        );
        gains.Average().ShouldBe(0.18, 0.03);
        kinds.ShouldNotContain(FollowingKind.AsGood);
        kinds.ShouldNotContain(FollowingKind.Worse);
        kinds.Count(k => k is FollowingKind.NotShown or FollowingKind.Better).ShouldBe(Worlds);
    }

    /// <summary>Of differences that are exactly as large as the margin, at most the level's share may be called none.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(400)]
    public void DifferencesAsLargeAsTheMargin_AreCalledNoneAtTheLevelAtMost(int steps)
    {
        const int Runs = 2000;
        var asGood = 0;
        for (var i = 0; i < Runs; i++)
        {
            var figures = Figures(steps, (ulong)i);
            // The margin is what makes the test sharp: of this size it is reached by chance often enough to see the level.
            var margin = 4 * 8 / Math.Sqrt(steps);
            var estimate = OverlapEstimate.Mean([.. figures.Select(f => f + margin)], 8, 5);
            asGood += EquivalenceTest.Holds(estimate, margin) ? 1 : 0;
        }
        output.WriteLine($"{steps} steps: {asGood} of {Runs}");
        ((double)asGood / Runs).ShouldBeLessThanOrEqualTo(EquivalenceTest.Level + 0.015);
        asGood.ShouldBeGreaterThan(0);
    }

    /// <summary>With data enough, no difference at all is called none, and said to within what.</summary>
    [Fact]
    public void ALongRecordOfNoDifference_IsCalledAsGood()
    {
        var estimate = OverlapEstimate.Mean(Figures(40_000, 3), 8, 5);
        EquivalenceTest.Holds(estimate, 0.2).ShouldBeTrue();
        EquivalenceTest.Holds(estimate, 0.001).ShouldBeFalse();
        EquivalenceTest.Holds(estimate, double.NaN).ShouldBeFalse();
        EquivalenceTest.Holds(OverlapEstimate.Mean(Figures(20, 3), 8, 5), 100).ShouldBeFalse();
    }

    [Fact]
    public void Margin_IsATenthOfADeviationOfARound()
    {
        var walk = Walk(new Universe(), 1);
        walk.Margin.ShouldBe(Universe.Deviation / 10, Universe.Deviation / 50);
    }

    private static FollowingKind FollowingOf(WalkForwardEvidence walk) =>
        RankingVerdict
            .Reach(
                new([new("m0", 355, 0, 0, 1, true), new("m1", 355, 0, 0, 1, true)], 2, 0.1, 355, 17.75, [], null),
                walk
            )
            .Following!.Value;

    private static WalkForwardEvidence Walk(Universe universe, ulong seed) =>
        WalkForwardAnalysis.Run(
            universe.Make(seed),
            new MeasureCriterion(new MeanReturn()),
            new WalkForwardOptions
            {
                Window = 60,
                Horizon = 20,
                Step = 5,
                Overlap = Overlap,
                Threads = 1,
            },
            cancellation: TestContext.Current.CancellationToken
        );

    /// <summary>Deviation 1, neighbours share seven of eight days.</summary>
    private static double[] Figures(int steps, ulong seed)
    {
        const int Shared = 8;
        var chance = new SeededRandom(12, seed);
        double[] days = [.. Enumerable.Range(0, steps + Shared - 1).Select(_ => Normal(ref chance))];
        return [.. Enumerable.Range(0, steps).Select(t => days[t..(t + Shared)].Sum() / Math.Sqrt(Shared))];
    }

    private static double Normal(ref SeededRandom chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.Uniform())) * Math.Cos(2 * Math.PI * chance.Uniform());
}
