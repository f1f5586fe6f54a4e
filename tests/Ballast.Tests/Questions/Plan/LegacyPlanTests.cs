using System.Text.RegularExpressions;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Planning;
using Ballast.Core.Rounds;
using Ballast.Tests.Questions.Ladder;

namespace Ballast.Tests.Questions.Plan;

/// <summary>The way to a target under legacy staking, worked by hand (domain notes, sections 3.5 and 3.6).</summary>
public sealed class LegacyPlanTests
{
    // Round 1290 is the last one that is open, so whatever is asked back now is paid when it resolves.
    private static readonly DateTimeOffset Paid = RoundCalendar.ResolveTime(1290, 20);

    internal static LadderWorld Two(decimal? wallet = 5)
    {
        var world = LadderWorld.After(1290, ("a", 1270, 1290, 100), ("b", 1270, 1290, 10));
        if (wallet is { } nmr)
            world.Tell(at => Account(at, nmr, ("a", 100), ("b", 10)));
        return world;
    }

    internal static AccountReport Account(
        DateTimeOffset at,
        decimal wallet,
        params (string Model, decimal Nmr)[] stakes
    ) =>
        LadderWorld.Account(at, wallet) with
        {
            Stakes =
            [
                .. stakes.Select(s => new ModelStake
                {
                    Account = "mine",
                    Tournament = Tournament.Classic,
                    Model = s.Model,
                    Staked = new Nmr(s.Nmr),
                    Known = KnownTime.Recorded(at),
                }),
            ],
        };

    /// <summary>110 in all, so 55 each: 45 are asked back of a; of the 45 that b lacks the wallet has 5, and the other 40 come with the release.</summary>
    [Fact]
    public void Equal_AsksBackNow_StakesWhatIsThere_AndTheRestWhenItComesFree()
    {
        using var world = Two();
        var plan = world.Plan();
        plan.Short()
            .ShouldBe([
                (PlanMoveKind.Release, "a", 45m),
                (PlanMoveKind.Increase, "b", 5m),
                (PlanMoveKind.Increase, "b", 40m),
            ]);
        plan.Moves.Select(m => m.NotBefore).ShouldBe([world.Now, world.Now, Paid]);
        plan.Moves.Select(m => m.FirstRound).ShouldBe([1291, 1291, First(Paid)]);
        (plan.Moves[0].FreeAt, plan.Moves[1].After.Count, plan.Moves[2].After.ShouldHaveSingleItem()).ShouldBe(
            (Paid, 0, 1)
        );
        plan.Waiting.ShouldBeEmpty();
        (plan.Target.Total, plan.Target.Stakes["a"], plan.Target.Stakes["b"]).ShouldBe((110, 55, 55));
        plan.ExpiresAt.ShouldBe(RoundCalendar.CloseTime(1291));
        plan.State.Wallets.ShouldHaveSingleItem().ShouldBe(new PlanWallet("mine", 5));
        plan.State.Models.Select(m => (m.Model, m.Account, m.Stake)).ShouldBe([("a", "mine", 100), ("b", "mine", 10)]);
    }

    /// <summary>45 wait for the wallet from the day of asking to that of paying; b lacks 45 until the next close, then 40 until the close after they came.</summary>
    [Fact]
    public void Cost_IsNmrTimesDays_AndTheDayIsThatOfTheLastClose()
    {
        using var world = Two();
        var plan = world.Plan();
        var (asked, close, paid, last) = (
            Day(world.Now),
            Day(RoundCalendar.CloseTime(1291)),
            Day(Paid),
            Day(RoundCalendar.CloseTime(First(Paid)))
        );
        plan.Cost!.IdleNmrDays.ShouldBe(45 * (paid.DayNumber - asked.DayNumber));
        plan.Cost.MissingNmrDays.ShouldBe(
            (45 * (close.DayNumber - asked.DayNumber)) + (40 * (last.DayNumber - close.DayNumber))
        );
        (plan.Cost.ReachedBy, plan.Cost.Reached).ShouldBe((last, 1));
        plan.Days[^1]
            .ShouldSatisfyAllConditions(
                d => d.AtRisk.ShouldBe(110),
                d => d.Free.ShouldBe(5 - 5 + 45 - 40),
                d => d.Reached.ShouldBe(1)
            );
        // 21 rounds with a clip of 5 % each are more than everything.
        (plan.Cost.WorstCase, plan.Cost.WorstCaseAfter).ShouldBe((-110, -110));
    }

    [Fact]
    public void Words_SayWhatToAskForNow_AndWhenTheRestFollows()
    {
        using var world = Two();
        var said = Regex.Replace(world.Line.Run("plan").Out, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
        said.ShouldContain(
            "Ask for 1 increase (5.00 NMR) and 1 release (45.00 NMR) now; the rest (1 move) waits until"
        );
        said.ShouldContain("when NMR come free of which 40.00 are staked");
        said.ShouldContain("It takes 100 % of the free NMR");
    }

    /// <summary>A total of 0 asks everything back, payouts that come meanwhile too.</summary>
    [Fact]
    public void TotalOfZero_AsksEverythingBack()
    {
        using var world = Two();
        world
            .Plan("--total", "0")
            .Short()
            .ShouldBe([(PlanMoveKind.ReleaseAll, "a", 100m), (PlanMoveKind.ReleaseAll, "b", 10m)]);
        world.Plan("--target", "a=0").Short().ShouldBe([(PlanMoveKind.ReleaseAll, "a", 100m)]);
    }

    /// <summary>2 NMR are no increase, and what a lacks is said.</summary>
    [Fact]
    public void LessThanTheLeastIncrease_Waits()
    {
        using var world = Two();
        var plan = world.Plan("--target", "a=102,b=10");
        plan.Moves.ShouldBeEmpty();
        var waits = plan.Waiting.ShouldHaveSingleItem();
        (waits.Model, waits.Nmr).ShouldBe(("a", 2));
        // What is never reached costs no days.
        (plan.Cost!.Reached, plan.Cost.ReachedBy, plan.Cost.MissingNmrDays).ShouldBe((0, null, 0));
        waits.Reason.ShouldContain("3.00 NMR");
    }

    /// <summary>6 of 7 would leave 1, for which no increase is small enough: 4 and 3 are asked for, or all at once later.</summary>
    [Fact]
    public void Increase_LeavesNoRestThatCannotBeAskedFor()
    {
        using var world = Two(6);
        world
            .Plan("--target", "b=17,a=50")
            .Moves.Where(m => m.Kind == PlanMoveKind.Increase)
            .Select(m => m.Nmr)
            .ShouldBe([4, 3]);
        // No release brings more: better 6 than nothing.
        world.Plan("--target", "b=17").Short().ShouldBe([(PlanMoveKind.Increase, "b", 6m)]);
    }

    /// <summary>What is known of no wallet is not spent; what the plan frees is.</summary>
    [Fact]
    public void UnknownWallet_IsNotSpent()
    {
        using var world = Two(wallet: null);
        var plan = world.Plan();
        plan.Short().ShouldBe([(PlanMoveKind.Release, "a", 45m), (PlanMoveKind.Increase, "b", 45m)]);
        plan.Moves[1].NotBefore.ShouldBe(Paid);
        plan.Warnings[0].ToString().ShouldContain("sync --account");
        var more = world.Plan("--total", "200");
        more.Waiting.ShouldAllBe(w => w.Reason.Contains("a sync of the account", StringComparison.Ordinal));
    }

    /// <summary>NMR of one account do not reach the other.</summary>
    [Fact]
    public void TwoAccounts_ArePlannedEachOnItsOwn()
    {
        using var world = Two(wallet: null);
        world.Tell(at => Account(at, 0, ("a", 100)));
        world.Tell(at =>
            Account(at, 0, ("b", 10)) with
            {
                Account = "other",
                Balance = LadderWorld.Account(at, 0).Balance! with { Account = "other" },
                Stakes = [.. Account(at, 0, ("b", 10)).Stakes!.Select(s => s with { Account = "other" })],
            }
        );
        var plan = world.Plan();
        plan.Short().ShouldBe([(PlanMoveKind.Release, "a", 45m)]);
        plan.Moves[0].Account.ShouldBe("mine");
        var waits = plan.Waiting.ShouldHaveSingleItem();
        (waits.Model, waits.Nmr).ShouldBe(("b", 45));
        waits.Reason.ShouldContain("mine would have enough, but Ballast moves no NMR between accounts");
    }

    /// <summary>With b in the slot of a, and a in that of b, 45 NMR need not move and nobody waits a month.</summary>
    [Fact]
    public void Swap_IsNamed_WhereItIsCheaperThanMovingStake()
    {
        using var world = Two(0);
        var swap = world.Plan("--target", "a=10,b=100").Swaps.ShouldHaveSingleItem();
        (swap.Model, swap.With, swap.Nmr).ShouldBe(("a", "b", 90));
        swap.DaysGained.ShouldBe((int)(Paid - RoundCalendar.CloseTime(1291)).TotalDays);
        swap.Why.ShouldContain("reputation");
        // A swap would only turn the difference round.
        world.Plan().Swaps.ShouldBeEmpty();
        // Whoever has the NMR at hand waits for nothing.
        using var rich = Two(200);
        rich.Plan("--target", "a=10,b=100").Swaps.ShouldBeEmpty();
    }

    [Fact]
    public void ModelsBesideTheTarget_StayAsTheyAre()
    {
        using var world = Two();
        var plan = world.Plan("--target", "b=13");
        plan.Short().ShouldBe([(PlanMoveKind.Increase, "b", 3m)]);
        // The path goes on while rounds resolve; the target is reached before.
        plan.Cost!.ReachedBy.ShouldBe(Day(RoundCalendar.CloseTime(1291)));
        plan.Cost.MissingNmrDays.ShouldBe(3);
        plan.Evidence.ShouldContain(e =>
            e.Text.StartsWith("a is not in the target and stays as it is", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("unknown-model", "--target", "aa=5")]
    [InlineData("not-own", "--target", "stranger=5")]
    [InlineData("unknown-model", "aa")]
    public void Impossible_IsRefused(string code, params string[] words)
    {
        using var world = LadderWorld.After(
            1290,
            ("a", 1270, 1290, 100),
            ("b", 1270, 1290, 10),
            ("stranger", 1290, 1290, 1)
        );
        world.Tell(at => Account(at, 5, ("a", 100), ("b", 10)));
        world.Refusal(words).ShouldBe(code);
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>The first round that closes after a moment.</summary>
    private static int First(DateTimeOffset at)
    {
        var round = 1290;
        while (RoundCalendar.CloseTime(round) <= at)
            round++;
        return round;
    }
}
