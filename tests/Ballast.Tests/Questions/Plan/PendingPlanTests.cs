using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Planning;
using Ballast.Core.Rounds;
using Ballast.Tests.Questions.Ladder;
using static Ballast.Tests.Questions.Plan.LegacyPlanTests;

namespace Ballast.Tests.Questions.Plan;

/// <summary>What is on its way already when a plan is made: releases, and increases that wait for the next close (domain notes, sections 3.5 and 3.6).</summary>
public sealed class PendingPlanTests
{
    // Round 1290 is the last one that is open, so whatever is asked back now is paid when it resolves.
    private static readonly DateTimeOffset Paid = RoundCalendar.ResolveTime(1290, 20);

    /// <summary>A release of 60 is on its way and 20 of them shall stay: it is cancelled, and 40 are asked back anew.</summary>
    [Fact]
    public void PendingRelease_ThatIsTooMuch_IsCancelledAndAskedForAnew()
    {
        using var world = Two();
        world.Tell(at =>
            Account(at, 5, ("a", 100), ("b", 10)) with
            {
                Pending = [Release(at, "a", 60, Paid.AddDays(-20))],
            }
        );
        var plan = world.Plan("--target", "a=60");
        plan.Short().ShouldBe([(PlanMoveKind.CancelRelease, "a", 60m), (PlanMoveKind.Release, "a", 40m)]);
        (plan.Moves[1].After.ShouldHaveSingleItem(), plan.Moves[1].FreeAt).ShouldBe((1, Paid));
        plan.State.Models[0].Releasing.ShouldBe(60);
        // All of it shall stay: nothing is asked back again.
        world.Plan("--target", "a=100").Short().ShouldBe([(PlanMoveKind.CancelRelease, "a", 60m)]);
        // And more than that: the rest comes from the wallet.
        world
            .Plan("--target", "a=105")
            .Short()
            .ShouldBe([(PlanMoveKind.CancelRelease, "a", 60m), (PlanMoveKind.Increase, "a", 5m)]);
    }

    /// <summary>
    /// One release a model. Due soon and large, it is left alone and the rest is asked back when it is paid; due late and small, both are asked for together, whose wait
    /// begins anew: what costs fewer NMR times days.
    /// </summary>
    [Theory]
    [InlineData(60, 10, 1, false)]
    [InlineData(10, 60, 25, true)]
    public void PendingRelease_ThatIsTooLittle_IsCancelledWhereThatIsCheaper(
        int pending,
        int more,
        int days,
        bool together
    )
    {
        using var world = Two();
        // Only the rounds that were open at the request are waited for; none of them is, so it is due on its day.
        var due = world.Now.AddDays(days);
        world.Tell(at =>
            Account(at, 5, ("a", 100), ("b", 10)) with
            {
                Pending =
                [
                    Release(at, "a", pending, due) with
                    {
                        RequestedAt = RoundCalendar.CloseTime(1269).AddHours(1),
                    },
                ],
            }
        );
        var plan = world.Plan("--target", $"a={100 - pending - more}");
        if (together)
        {
            plan.Short()
                .ShouldBe([
                    (PlanMoveKind.CancelRelease, "a", (decimal)pending),
                    (PlanMoveKind.Release, "a", (decimal)(pending + more)),
                ]);
            return;
        }
        var move = plan.Moves.ShouldHaveSingleItem();
        (move.Kind, move.Nmr).ShouldBe((PlanMoveKind.Release, more));
        move.NotBefore.ShouldBeGreaterThanOrEqualTo(due);
        // It is paid with the last round that is open by then, a second lock later.
        move.FreeAt!.Value.ShouldBeGreaterThan(Paid);
        plan.Waiting.ShouldBeEmpty();
    }

    /// <summary>Without a stake that Numerai told, that of the newest round: what was asked back before its close is no longer in there, what was asked back since still is.</summary>
    [Theory]
    [InlineData(-1, 160)]
    [InlineData(1, 100)]
    public void PendingRelease_WhereNoStakeWasTold_IsCountedOnce(int hoursAfterTheClose, int stake)
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100));
        world.Tell(at =>
            Account(at, 5) with
            {
                Pending =
                [
                    Release(at, "a", 60, Paid) with
                    {
                        RequestedAt = RoundCalendar.CloseTime(1290).AddHours(hoursAfterTheClose),
                    },
                ],
            }
        );
        world.Plan("--target", "a=60").State.Models[0].Stake.ShouldBe(stake);
    }

    /// <summary>What waits for the next close is in no stake yet: all of it is asked back after that.</summary>
    [Fact]
    public void HeldIncrease_IsAskedBackAfterItHasJoined()
    {
        using var world = Two();
        world.Tell(at =>
            Account(at, 5, ("a", 100), ("b", 10)) with
            {
                Pending =
                [
                    Release(at, "b", 20, RoundCalendar.CloseTime(1291)) with
                    {
                        Kind = PendingStakeKind.Increase,
                    },
                ],
            }
        );
        var plan = world.Plan("--target", "b=0");
        var move = plan.Moves.ShouldHaveSingleItem();
        (move.Kind, move.Nmr, move.NotBefore).ShouldBe((PlanMoveKind.ReleaseAll, 30, RoundCalendar.CloseTime(1291)));
        plan.State.Models[0].Held.ShouldBe(20);
        world.Plan().Target.Total.ShouldBe(130);
    }

    /// <summary>A release whose amount nobody said: nothing that follows can be said either.</summary>
    [Fact]
    public void UnclearModel_Waits_AndTheOthersGoOn()
    {
        using var world = Two();
        world.Tell(at => Account(at, 5, ("a", 100), ("b", 10)) with { Pending = [Release(at, "a", null, Paid)] });
        var plan = world.Plan("--target", "a=50,b=15");
        plan.Short().ShouldBe([(PlanMoveKind.Increase, "b", 5m)]);
        plan.Waiting.ShouldHaveSingleItem().Model.ShouldBe("a");
    }

    private static PendingStakeChange Release(DateTimeOffset at, string model, decimal? nmr, DateTimeOffset due) =>
        new()
        {
            Account = "mine",
            Tournament = Tournament.Classic,
            Model = model,
            Kind = PendingStakeKind.Release,
            Amount = nmr is { } amount ? new Nmr(amount) : null,
            RequestedAt = RoundCalendar.CloseTime(1272).AddHours(1),
            DueAt = due,
            Known = KnownTime.Recorded(at),
        };
}
