using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Payouts.Rules;

namespace Ballast.Tests.Evidence.Maturity;

public sealed class PendingScenariosTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_LastDay_IsTheFormulaOfTheShownScore()
    {
        var (paths, _) = new RipeningWorld().Make(1);
        var maturity = ScoreMaturity.Estimate(paths)!;
        var pending = new PendingScenarios(paths, [Position(maturity, "m0", 1299, 20, 0.03)]).Of(_ => true);
        // 100 NMR x 0.5 x 2 x 0.03
        pending.AtShownScores.ShouldBe(3.0, 1e-12);
        pending.Expected.ShouldBe(3.0, 1e-9);
        pending.NinetyFive.High.ShouldBe(3.0, 1e-9);
    }

    [Fact]
    public void Of_ScoreBeyondTheClip_IsClipped()
    {
        var (paths, _) = new RipeningWorld().Make(1);
        var maturity = ScoreMaturity.Estimate(paths)!;
        var pending = new PendingScenarios(paths, [Position(maturity, "m0", 1299, 20, 0.5)]).Of(_ => true);
        pending.Expected.ShouldBe(5.0, 1e-9);
    }

    /// <summary>The same model twice burns and pays together: the band of both is twice that of one.</summary>
    [Fact]
    public void Of_TwinPositions_DoNotDiversify()
    {
        var (paths, _) = new RipeningWorld().Make(2);
        var maturity = ScoreMaturity.Estimate(paths)!;
        OpenPosition[] both = [Position(maturity, "m0", 1299, 5, 0.01), Position(maturity, "m0", 1299, 5, 0.01)];
        var scenarios = new PendingScenarios(paths, both);
        var (two, one) = (scenarios.Of(_ => true), scenarios.Of(p => ReferenceEquals(p, both[0])));
        (two.Eighty.High - two.Eighty.Low).ShouldBe(2 * (one.Eighty.High - one.Eighty.Low), 1e-9);
    }

    [Fact]
    public void Of_ModelWithoutAPast_BorrowsTheFields()
    {
        var (paths, _) = new RipeningWorld().Make(3);
        var maturity = ScoreMaturity.Estimate(paths)!;
        var pending = new PendingScenarios(paths, [Position(maturity, "newcomer", 1299, 5, 0.01)]).Of(_ => true);
        pending.Shortage.ShouldBeNull();
        pending.Eighty.Holds(pending.Expected).ShouldBeTrue();
    }

    [Fact]
    public void Of_FewPastStretches_IsAShortage()
    {
        var (paths, _) = new RipeningWorld { Rounds = 160, Open = 19 }.Make(4);
        // Eight independent rounds are enough to learn from, their last third is not enough to draw stretches from.
        var maturity = ScoreMaturity.Estimate(paths, fewest: 2)!;
        OpenPosition[] open = [.. Enumerable.Range(1141, 19).Select(r => Position(maturity, "m0", r, 1160 - r, 0.01))];
        var short1 = new PendingScenarios(paths, [open[^1], Position(maturity, "m0", 1050, 5, 0.01)]).Of(_ => true);
        short1.Shortage!.MoreRounds!.Value.ShouldBeGreaterThan(0);
        double.IsNaN(short1.Expected).ShouldBeTrue();
        short1.Positions.ShouldBe(2);
    }

    /// <summary>Where no score has ripened often enough to say how many rounds share a day, the longest score says it: 5 stretches of 60 rounds, not 5 rounds.</summary>
    [Fact]
    public void Of_WithoutAnyMaturity_SaysHowLongTheLongestScoreTakes()
    {
        var (paths, _) = new RipeningWorld { Rounds = 160, Open = 19 }.Make(4);
        var pending = new PendingScenarios(paths, [], longest: 60).Of(_ => true);
        pending.Shortage!.MoreRounds!.Value.ShouldBeInRange(100, 300);
    }

    /// <summary>The sum over models and open rounds, in worlds where both move together.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.0)]
    public void Of_AccountsOfManyWorlds_CoverWhatTheyPromise(double common)
    {
        const int Worlds = 300;
        var (eighty, ninetyFive) = (0, 0);
        for (var seed = 0UL; seed < Worlds; seed++)
        {
            var world = new RipeningWorld
            {
                Models = 4,
                Open = 19,
                Common = common,
                Rounds = 400,
            };
            var (paths, truth) = world.Make(seed);
            var maturity = ScoreMaturity.Estimate(paths)!;
            var positions = new List<OpenPosition>();
            var settled = 0.0;
            for (var round = world.Rounds - world.Open; round < world.Rounds; round++)
            {
                var day = world.Rounds - round;
                for (var model = 0; model < world.Models; model++)
                {
                    var shown = paths.Shown(model, round, day);
                    positions.Add(Position(maturity, paths.Models[model], paths.Rounds[round], day, shown));
                    settled += positions[^1].Pays([truth[model][round]]);
                }
            }
            var pending = new PendingScenarios(paths, positions).Of(_ => true);
            eighty += pending.Eighty.Holds(settled) ? 1 : 0;
            ninetyFive += pending.NinetyFive.Holds(settled) ? 1 : 0;
        }
        output.WriteLine($"common {common}: {eighty / (double)Worlds:P1} {ninetyFive / (double)Worlds:P1}");
        // Three deviations of 300 independent worlds are 7 and 4 points.
        (eighty / (double)Worlds).ShouldBe(0.80, 0.07);
        (ninetyFive / (double)Worlds).ShouldBe(0.95, 0.04);
    }

    private static OpenPosition Position(ScoreMaturity maturity, string model, int round, int day, double shown) =>
        new(
            model,
            round,
            Stake: 100,
            PayoutFormulas.ClipAfterFactor,
            Factor: 0.5,
            Clip: 0.05,
            [new OpenTerm(maturity, Multiplier: 2, day, shown)]
        );
}
