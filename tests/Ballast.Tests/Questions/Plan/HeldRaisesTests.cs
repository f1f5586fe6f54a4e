using System.Text.Json;
using Ballast.Core.Planning;
using Ballast.Core.Store;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions.Plan;

/// <summary>Raises wait while a change of the rules is near that nobody has looked at; what is lowered is lowered.</summary>
public sealed class HeldRaisesTests : IDisposable
{
    private static readonly string[] Words = ["plan", "--target", "a=130,b=60"];

    private readonly RuleStore _store = new();
    private readonly CommandLine _line;

    public HeldRaisesTests()
    {
        _line = new CommandLine { Location = _store.Location, Now = RuleStore.Now };
        _store.Stake("a", RuleStore.Newest, 100);
        _store.Stake("b", RuleStore.Newest, 100);
        _store.Store.KeepAccount(
            LegacyPlanTests.Account(RuleStore.Now.AddHours(-1), 500, ("a", 100), ("b", 100)),
            new ImportSource("sync", "", RuleStore.Now.AddHours(-1))
        );
    }

    public void Dispose()
    {
        _line.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void Plan_WithoutAChange_RaisesAndLowers()
    {
        Moves(_line.Json(Words)).ShouldBe(["release b 40", "increase a 30"], ignoreOrder: true);
    }

    [Fact]
    public void Plan_WithAChangeThatNobodyLookedAt_OnlyLowers()
    {
        var change = Plant();
        var plan = _line.Json(Words);
        Moves(plan).ShouldBe(["release b 40"]);
        var waiting = plan.GetProperty("waiting").EnumerateArray().ShouldHaveSingleItem();
        (waiting.Text("model"), waiting.Amount("nmr")).ShouldBe(("a", 30m));
        waiting.Text("reason").ShouldContain($"The payout rules change with round {RuleStore.Newest}");
        plan.GetProperty("warnings")[0].GetString().ShouldNotBeNull().ShouldContain(change.Key);
        plan.GetProperty("target").Amount("total").ShouldBe(160);
        _store.Store.Acknowledge(change.Key, "ann", RuleStore.Now.AddMinutes(-1)).ShouldBeTrue();
        Moves(_line.Json(Words)).ShouldBe(["release b 40", "increase a 30"], ignoreOrder: true);
        _line.Json("rule-changes").GetProperty("changes")[0].Text("lookedAtBy").ShouldBe("ann");
    }

    /// <summary>A plan that was made before the change was seen is not applied after it.</summary>
    [Theory]
    [InlineData(PlanMoveKind.Increase, true)]
    [InlineData(PlanMoveKind.CancelRelease, true)]
    [InlineData(PlanMoveKind.Release, false)]
    [InlineData(PlanMoveKind.ReleaseAll, false)]
    [InlineData(PlanMoveKind.Configure, true)]
    public void RaiseGuard_OfAnOlderPlan_KeepsRaisesBack(PlanMoveKind kind, bool isKept)
    {
        var plan = new StakePlan
        {
            Tournament = "classic",
            AsOf = RuleStore.Now,
            ExpiresAt = RuleStore.Now.AddDays(1),
            Staking = "legacy-continuous",
            Target = new PlanTarget("given", "amounts", 0, new Dictionary<string, decimal>()),
            State = new PlanState([], [new PlanModel("a", "mine", 100) { PerRound = 3 }]),
            Moves = [new PlanMove(1, kind, "a", "mine", 5, RuleStore.Now, "Because.")],
        };
        RaiseGuard.Find(plan, plan.Moves, _store.View()).ShouldBeNull();
        var change = Plant();
        (RaiseGuard.Find(plan, plan.Moves, _store.View())?.Code == "rule-change").ShouldBe(isKept);
        // What was sent before is looked after whatever the rules do, and what is lowered is no raise.
        RaiseGuard.Find(plan, [], _store.View()).ShouldBeNull();
        RaiseGuard
            .Find(plan, [plan.Moves[0] with { Kind = PlanMoveKind.Configure, Nmr = 3 }], _store.View())
            .ShouldBeNull();
        _store.Store.Acknowledge(change.Key, "ann", RuleStore.Now.AddMinutes(-1));
        RaiseGuard.Find(plan, plan.Moves, _store.View()).ShouldBeNull();
    }

    private SeenRuleChange Plant()
    {
        _store.Say(RuleStore.Newest, RuleStore.Newest, RuleStore.Says(("corr20V2", 0.75m), ("mmc", 4.5m)));
        return RuleChangeFinder.Find(_store.View()).ShouldHaveSingleItem();
    }

    private static IEnumerable<string> Moves(JsonElement plan) =>
        plan.GetProperty("moves")
            .EnumerateArray()
            .Select(m => $"{m.Text("kind")} {m.Text("model")} {m.Amount("nmr"):0.##}");
}
