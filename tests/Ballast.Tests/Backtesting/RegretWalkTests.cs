using Ballast.Core.Backtesting.Regret;
using Ballast.Core.Numerics;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Backtesting;

public sealed class RegretWalkTests
{
    /// <summary>
    /// By hand: two models, two rounds, two combinations. Model 0 returns 10 % and 20 % with combination 0, nothing with 1; model 1 loses 10 %
    /// each time. All stake stood on model 1: 100, then 300, chosen combination 0.
    /// Mean stake 200: best 200 x 0.3 = 60; equal weights 200 x (0 + 0.05) = 10; chosen is combination 0 too: 10; usual shares all on
    /// model 1: 200 x -0.2 = -40; own stakes -10 - 30 = -40; paid -39.
    /// </summary>
    [Fact]
    public void Walk_WorkedByHand_HasTheseTerms()
    {
        var table = new RegretTable(2, 2, 2);
        decimal[,] returns =
        {
            { 0.1m, 0.2m },
            { -0.1m, -0.1m },
        };
        for (var model = 0; model < 2; model++)
        {
            for (var round = 0; round < 2; round++)
            {
                table.SetShare(model, round, 0, returns[model, round]);
                table.SetShare(model, round, 1, 0);
                table.SetChosen(model, round, returns[model, round]);
            }
        }
        table.SetStake(1, 0, new Nmr(100), new Nmr(-10));
        table.SetStake(1, 1, new Nmr(300), new Nmr(-29));
        var walk = RegretWalk.Run(table);
        (walk.BestModel, walk.BestCombination, walk.Best.Amount, walk.Actual.Amount).ShouldBe((0, 0, 60m, -39m));
        walk.Terms.Select(t => (t.Term, t.Change.Amount))
            .ShouldBe([
                (RegretTerm.ModelChoice, -50m),
                (RegretTerm.MultiplierChoice, 0m),
                (RegretTerm.Size, -50m),
                (RegretTerm.Timing, 0m),
                (RegretTerm.Unexplained, 1m),
            ]);
        var others = Alternatives.Compute(table);
        (others.BestMultipliers.Amount, others.BestModel.Amount, others.EqualWeight.Amount).ShouldBe((0m, 70m, 15m));
    }

    [Fact]
    public void Walk_RandomTables_AddsUpExactly()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var table = Random(seed);
            var walk = RegretWalk.Run(table);
            walk.Terms.Aggregate(walk.Best, (sum, t) => sum + t.Change).ShouldBe(walk.Actual);
        }
    }

    [Fact]
    public void Walk_BestModelAndCombinationStakedEvenly_LeavesNoRegret()
    {
        var table = new RegretTable(1, 3, 2);
        for (var round = 0; round < 3; round++)
        {
            table.SetShare(0, round, 0, 0.01m);
            table.SetShare(0, round, 1, 0.02m);
            table.SetChosen(0, round, 0.02m);
            table.SetStake(0, round, new Nmr(50), new Nmr(1));
        }
        var walk = RegretWalk.Run(table);
        walk.Best.ShouldBe(walk.Actual);
        walk.Terms.ShouldAllBe(t => t.Change == Nmr.Zero);
    }

    private static RegretTable Random(ulong seed)
    {
        var chance = new SeededRandom(seed, 0);
        var table = new RegretTable(1 + chance.Below(5), 1 + chance.Below(9), 1 + chance.Below(4));
        for (var model = 0; model < table.Models; model++)
        {
            for (var round = 0; round < table.Rounds; round++)
            {
                if (chance.Below(6) == 0)
                    continue;
                for (var k = 0; k < table.Combinations; k++)
                    table.SetShare(model, round, k, Share(ref chance));
                table.SetChosen(model, round, Share(ref chance));
                var stake = new Nmr(chance.Below(1_000_000_000) / 7_000_000m);
                if (chance.Below(3) > 0)
                    table.SetStake(model, round, stake, stake * Share(ref chance));
            }
        }
        return table;
    }

    private static decimal Share(ref SeededRandom chance) =>
        (chance.Below(1_000_000_000) - 500_000_000) / 3_000_000_000m;
}
