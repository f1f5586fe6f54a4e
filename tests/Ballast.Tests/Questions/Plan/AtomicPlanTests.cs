using Ballast.Core.Planning;
using Ballast.Core.Rounds;
using Ballast.Tests.Questions.Ladder;

namespace Ballast.Tests.Questions.Plan;

/// <summary>The way to a target under atomic staking, and around the cutover, worked by hand (domain notes, sections 4.2 to 4.4 and 4.8).</summary>
public sealed class AtomicPlanTests
{
    // 64 rounds are open after round 1471 closed: 128 and 64 NMR.
    private static LadderWorld Full() => LadderWorld.After(1471, ("a", 1408, 1471, 2), ("b", 1408, 1471, 1));

    /// <summary>192 in all: 96 each are 1.5 a round. What a frees pays for what b fills up.</summary>
    [Fact]
    public void Equal_SetsTheStakeOfARound_ConstantBothWays()
    {
        using var world = Full();
        var plan = world.Plan();
        plan.Short().ShouldBe([(PlanMoveKind.Configure, "a", 1.5m), (PlanMoveKind.Configure, "b", 1.5m)]);
        plan.Moves.ShouldAllBe(m => m.Mode == "constant" && m.FirstRound == 1472 && m.FreeAt == null);
        plan.Moves[0].Why.ShouldContain("under compound a lower amount need not lower what is at risk");
        plan.Staking.ShouldBe("atomic-per-round");
        // All is there when 64 rounds have closed with it.
        plan.Cost!.ReachedBy.ShouldBe(DateOnly.FromDateTime(RoundCalendar.CloseTime(1472 + 63).UtcDateTime));
        plan.Cost.Reached.ShouldBe(1);
        (plan.Cost.WorstCase, plan.Cost.WorstCaseAfter).ShouldBe((-192, -192));
        plan.Cost.Deposit.ShouldBe(0);
        world
            .Line.Run("plan", "--target", "equal")
            .Out.ShouldContain("Set the stake of each round for 2 models now: 3.00 NMR a round together.");
    }

    /// <summary>128 and 64 are 192 of 320: 64 more each must be brought in by and by, the last of it with the last of the 64 rounds.</summary>
    [Fact]
    public void More_SaysWhatMustBeIdleInTheStrategy()
    {
        using var world = Full();
        var plan = world.Plan("--target", "a=192,b=128");
        plan.Short().ShouldBe([(PlanMoveKind.Configure, "a", 3m), (PlanMoveKind.Configure, "b", 2m)]);
        plan.Cost!.Deposit.ShouldBe(128);
        plan.Cost.DepositBy.ShouldBe(DateOnly.FromDateTime(RoundCalendar.CloseTime(1472 + 63).UtcDateTime));
        plan.Waiting.ShouldBeEmpty();
    }

    [Fact]
    public void Zero_StopsTheModel()
    {
        using var world = Full();
        var plan = world.Plan("--target", "a=0");
        plan.Short().ShouldBe([(PlanMoveKind.Configure, "a", 0m)]);
        plan.Cost!.WorstCaseAfter.ShouldBe(0);
        world.Line.Run("plan", "--target", "a=0").Out.ShouldContain("stop");
    }

    [Fact]
    public void WhatIsRight_IsLeftAlone()
    {
        using var world = Full();
        var plan = world.Plan("--target", "hold");
        plan.Moves.ShouldBeEmpty();
        (plan.Cost!.Reached, plan.Cost.ReachedBy).ShouldBe((1, null));
        world.Line.Run("plan", "--target", "hold").Out.ShouldContain("Nothing to do");
    }

    /// <summary>
    /// Round 1343 is the first atomic one. 45 of a are asked back too late to be paid before, so they become idle NMR of the strategy; what b lacks is set with the first
    /// atomic round: 55 / 64 of a round, cut to six places.
    /// </summary>
    [Fact]
    public void AcrossTheCutover_ReleasesAreNotPaid_AndTheRestIsSet()
    {
        using var world = LadderWorld.After(1335, ("a", 1315, 1335, 100), ("b", 1315, 1335, 10));
        world.Tell(at => LadderWorld.Account(at, 5));
        var plan = world.Plan();
        plan.Short()
            .ShouldBe([
                (PlanMoveKind.Release, "a", 45m),
                (PlanMoveKind.Increase, "b", 5m),
                (PlanMoveKind.Configure, "a", 0.859375m),
                (PlanMoveKind.Configure, "b", 0.859375m),
            ]);
        plan.Staking.ShouldBe("legacy-continuous");
        plan.Moves[0].FreeAt.ShouldBeNull();
        plan.Moves[0].Why.ShouldContain("becomes idle NMR of the strategy");
        plan.Moves.Skip(2).ShouldAllBe(m => m.NotBefore == RoundCalendar.OpenTime(1343) && m.FirstRound == 1343);
        plan.Warnings.ShouldContain(w => w.Text.Contains("round 1343", StringComparison.Ordinal));
        // What was asked back does not come back on the day on which the cutover cancels the release.
        // They lie idle until the last legacy round has moved them to the strategy.
        var asked = DateOnly.FromDateTime(world.Now.UtcDateTime);
        var last = DateOnly.FromDateTime(RoundCalendar.ResolveTime(1342, 20).UtcDateTime);
        plan.Cost!.IdleNmrDays.ShouldBeInRange(
            45 * (RoundCalendar.CloseTime(1343) - world.Now).Days,
            45 * (last.DayNumber - asked.DayNumber)
        );
        var moved = DateOnly.FromDateTime(RoundCalendar.CloseTime(1343).UtcDateTime);
        plan.Days.Last(d => d.Day < moved).Reached.ShouldBeGreaterThan(0.5m);
        plan.Days.First(d => d.Day >= moved).Reached.ShouldBeGreaterThan(0.5m);
    }

    /// <summary>Two releases that are paid before the tournament moves bring their NMR to the wallet as ever.</summary>
    [Fact]
    public void BeforeTheCutover_WhatIsPaidInTimeIsStakedAgain()
    {
        using var world = LadderWorld.After(1317, ("a", 1300, 1317, 100), ("b", 1300, 1317, 10));
        var plan = world.Plan();
        var paid = RoundCalendar.ResolveTime(1317, 20);
        paid.ShouldBeLessThan(RoundCalendar.OpenTime(1343));
        plan.Short().Take(2).ShouldBe([(PlanMoveKind.Release, "a", 45m), (PlanMoveKind.Increase, "b", 45m)]);
        (plan.Moves[0].FreeAt, plan.Moves[1].NotBefore).ShouldBe((paid, paid));
    }

    /// <summary>Crypto has 24 rounds open at once.</summary>
    [Fact]
    public void Crypto_DividesBy24()
    {
        using var world = LadderWorld.After(1471, ("a", 1448, 1471, 2));
        world
            .Line.Run(
                "import",
                "--tournament",
                "crypto",
                world.Line.Folder.Write("c.csv", File.ReadAllText(world.Line.Folder.Path("open.csv")))
            )
            .Code.ShouldBe(0);
        world
            .Plan("--tournament", "crypto", "--target", "a=36")
            .Short()
            .ShouldBe([(PlanMoveKind.Configure, "a", 1.5m)]);
    }
}
