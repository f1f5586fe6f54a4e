using System.Globalization;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Tests.Questions.Ladder;

namespace Ballast.Tests.Questions.Plan;

/// <summary>What is said against a plan, and that it is not said where it does not hold.</summary>
public sealed class PlanWarningTests
{
    [Fact]
    public void AllIn_IsSaidAboveHalf()
    {
        using var world = Seasoned();
        Warns(world, "c would have 60 % of the target", "--target", "a=20,b=20,c=60").ShouldBeTrue();
        Warns(world, "% of the target:", "--target", "a=25,b=25,c=50").ShouldBeFalse();
    }

    [Fact]
    public void MoreThanThereIs_IsSaid()
    {
        using var world = Seasoned(wallet: 30);
        Warns(world, "10.00 must be brought in", "--total", "160").ShouldBeTrue();
        Warns(world, "must be brought in", "--total", "150").ShouldBeFalse();
    }

    [Fact]
    public void PartOfTheWallet_IsSaidAboveNineTenths()
    {
        using var world = Seasoned(wallet: 30);
        Warns(world, "It takes 93 % of the free NMR at once", "--target", "a=68").ShouldBeTrue();
        Warns(world, "of the free NMR", "--target", "a=67").ShouldBeFalse();
    }

    [Fact]
    public void SmallStake_IsSaidBelowTheLeastIncrease()
    {
        using var world = Seasoned();
        Warns(world, "a would have less than 3.00 NMR", "--target", "a=2.99").ShouldBeTrue();
        Warns(world, "would have less", "--target", "a=3").ShouldBeFalse();
        Warns(world, "would have less", "--target", "a=0").ShouldBeFalse();
    }

    /// <summary>c was the best of the last 20 rounds and no better before: whoever gives it most runs after it.</summary>
    [Fact]
    public void Chasing_IsSaidOfTheLastBest_AndOfNobodyElse()
    {
        using var world = Seasoned();
        Warns(world, "c is raised most and was the best of the last 20 rounds", "--target", "a=20,b=20,c=80")
            .ShouldBeTrue();
        Warns(world, "was the best of the last", "--target", "a=20,b=80,c=20").ShouldBeFalse();
        Warns(world, "was the best of the last", "--target", "equal", "--total", "300").ShouldBeFalse();
        // Most by a little, because it has least of equal stakes.
        Warns(world, "was the best of the last", "--target", "a=50,b=50,c=50.5").ShouldBeFalse();
        // Not raised but lowered.
        Warns(world, "was the best of the last", "--target", "a=20,b=20,c=30").ShouldBeFalse();
    }

    /// <summary>60 resolved rounds with a score are enough, 59 are not; a lowered model may be as young as it likes.</summary>
    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void Unseasoned_IsSaidOfRaisedModelsWithFewRounds(int rounds, bool isSaid)
    {
        using var world = Seasoned(rounds: rounds);
        Warns(world, $"a ({rounds} rounds) shall have more", "--target", "a=60").ShouldBe(isSaid);
        Warns(world, "shall have more", "--target", "a=30").ShouldBeFalse();
    }

    /// <summary>Rounds from 1343 on pay by another rule; a plan that ends before does not meet it.</summary>
    [Fact]
    public void RuleChange_IsSaidWhereItLiesOnThePath()
    {
        using var near = LadderWorld.After(1335, ("a", 1315, 1335, 100));
        Warns(near, "The tournament moves to atomic staking with round 1343").ShouldBeTrue();
        using var far = LadderWorld.After(1290, ("a", 1270, 1290, 100));
        Warns(far, "moves to atomic staking").ShouldBeFalse();
        Warns(far, "instead of").ShouldBeFalse();
        // 2026-01-01: other multipliers, the same staking system.
        using var other = LadderWorld.After(1160, ("a", 1150, 1160, 100));
        Warns(other, "pays by the rule of rounds 1172 to 1342").ShouldBeTrue();
    }

    private static bool Warns(LadderWorld world, string says, params string[] words) =>
        world.Plan(words).Warnings.Any(w => w.Text.Contains(says, StringComparison.Ordinal));

    /// <summary>Three models with 40 NMR each, and past rounds in which c was the worst until the last 20 of them.</summary>
    private static LadderWorld Seasoned(decimal? wallet = null, int rounds = 90)
    {
        const int Last = 1266;
        var world = LadderWorld.After(1290, ("a", 1270, 1290, 40), ("b", 1270, 1290, 40), ("c", 1270, 1290, 40));
        if (wallet is { } nmr)
            world.Tell(at => LadderWorld.Account(at, nmr));
        var rows = new StringBuilder("model,roundNumber,corr20V2,selectedStakeValue,payout,roundResolved\n");
        for (var round = Last - rounds + 1; round <= Last; round++)
        {
            foreach (var (model, phase) in new[] { ("a", 0), ("b", 2), ("c", 4) })
            {
                var score = 0.02 * Math.Sin((round * 1.7) + phase);
                if (model == "c")
                    score += round > Last - 20 ? 0.02 : -0.005;
                rows.Append(CultureInfo.InvariantCulture, $"{model},{round},{score:F6},40,{40 * score / 10:F6},True\n");
            }
        }
        world.Line.Run("import", world.Line.Folder.Write("past.csv", rows.ToString())).Code.ShouldBe(0);
        RoundCalendar.ResolveTime(Last, 20).ShouldBeLessThan(world.Now);
        return world;
    }
}
