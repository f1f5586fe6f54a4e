using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.World;

namespace Ballast.Tests.Evidence.Maturity;

/// <summary>Whether intervals of the nowcast hold what they promise, on rounds that they were not learnt from.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const double Tolerance = 0.03;

    /// <summary>
    /// The sandbox's scores ripen by a law of their own (noise that shrinks), which Ballast does not know. Three worlds of 600 rounds; each moment learns
    /// from the rounds before it.
    /// </summary>
    [Theory]
    [InlineData("corr20V2")]
    [InlineData("mmc")]
    [InlineData("mmc60")]
    [InlineData("corr60")]
    public void Walk_SandboxRounds_CoversWhatItPromises(string score)
    {
        var (cases, eighty, ninetyFive) = (0, 0.0, 0.0);
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var all = CoverageWalk.Run(Sandbox(seed, score), TestContext.Current.CancellationToken);
            foreach (var record in all)
                output.WriteLine($"{score} seed {seed}: {record}");
            var record0 = all[0];
            cases += record0.Cases;
            eighty += record0.Eighty * record0.Cases;
            ninetyFive += record0.NinetyFive * record0.Cases;
        }
        cases.ShouldBeGreaterThan(3_000);
        (eighty / cases).ShouldBe(0.80, Tolerance);
        (ninetyFive / cases).ShouldBe(0.95, Tolerance);
    }

    /// <summary>A world of independent days, whose rounds share them: with and without daily ways, many worlds because one is worth a dozen rounds.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nowcast_WorldOfIndependentDays_CoversWhatItPromises(bool keepsDays)
    {
        var (cases, eighty, ninetyFive) = (0, 0, 0);
        for (var seed = 0UL; seed < 150; seed++)
        {
            var world = new RipeningWorld { Open = 19, KeepsDays = keepsDays };
            var (paths, truth) = world.Make(seed);
            var maturity = ScoreMaturity.Estimate(paths)!;
            for (var round = world.Rounds - world.Open; round < world.Rounds; round++)
            {
                var day = world.Rounds - round;
                for (var model = 0; model < world.Models; model++)
                {
                    var nowcast = maturity.Nowcast(model, day, paths.Shown(model, round, day));
                    cases++;
                    eighty += nowcast.Eighty.Holds(truth[model][round]) ? 1 : 0;
                    ninetyFive += nowcast.NinetyFive.Holds(truth[model][round]) ? 1 : 0;
                }
            }
        }
        output.WriteLine(
            $"days kept {keepsDays}: {cases} cases, {eighty / (double)cases:P1}, {ninetyFive / (double)cases:P1}"
        );
        (eighty / (double)cases).ShouldBe(0.80, Tolerance);
        (ninetyFive / (double)cases).ShouldBe(0.95, Tolerance);
    }

    [Fact]
    public void Walk_FewRounds_HasNoRecord() =>
        CoverageWalk
            .Run(
                new RipeningWorld { Rounds = 100 }
                    .Make(1)
                    .Paths,
                TestContext.Current.CancellationToken
            )
            .ShouldBeEmpty();

    private static ScorePaths Sandbox(ulong seed, string name)
    {
        const int First = 1010;
        const int Rounds = 600;
        var plan = new WorldPlan(
            new WorldOptions
            {
                Seed = seed,
                FirstRound = First,
                LastRound = First + Rounds - 1,
                Models = new Dictionary<Tournament, int> { [Tournament.Classic] = 12 },
            }
        );
        var shown = PublishedScore.Find(Tournament.Classic, name);
        var entrant = plan.Roster.Models;
        var paths = new ScorePaths(
            [.. entrant.Select(m => m.Name)],
            [.. Enumerable.Range(First, Rounds)],
            shown.Days,
            roundsPerDay: 1
        );
        for (var model = 0; model < entrant.Count; model++)
        {
            for (var round = 0; round < Rounds; round++)
            {
                var path = plan.Path(entrant[model], First + round, shown);
                for (var day = 1; day <= shown.Days; day++)
                    paths.Show(model, round, day, (double)path[day - 1]);
                paths.Finish(model, round, (double)path[^1]);
            }
        }
        return paths;
    }
}
