using Ballast.Core.Planning;
using Ballast.Core.Planning.Verifying;
using Ballast.Tests.Planning.Applying;
using static Ballast.Tests.Planning.Applying.StakeWorld;

namespace Ballast.Tests.Planning.Verifying;

/// <summary>Whether stakes are as a plan leaves them: what payouts can hide is not said to be there.</summary>
public sealed class LegacyVerificationTests
{
    private readonly StakeWorld _world = new StakeWorld().Add("a", 500);

    [Theory]
    [InlineData(PlanMoveKind.Increase, 3, "not-told")]
    [InlineData(PlanMoveKind.Increase, 20, "differs")]
    [InlineData(PlanMoveKind.Release, 4, "not-told")]
    [InlineData(PlanMoveKind.Release, 20, "differs")]
    [InlineData(PlanMoveKind.ReleaseAll, 500, "differs")]
    public void Verify_WhereNothingWasDone_IsNeverAsPlanned(PlanMoveKind kind, double nmr, string verdict) =>
        Verdict(_world.Plan(Move(1, kind, "a", (decimal)nmr))).ShouldBe(verdict);

    [Theory]
    [InlineData(PlanMoveKind.Increase, 3)]
    [InlineData(PlanMoveKind.Increase, 20)]
    [InlineData(PlanMoveKind.Release, 4)]
    [InlineData(PlanMoveKind.ReleaseAll, 500)]
    public async Task Verify_WhereItWasDone_IsAsPlanned(PlanMoveKind kind, double nmr)
    {
        var plan = _world.Plan(Move(1, kind, "a", (decimal)nmr));
        (await _world.ApplyAsync(plan)).IsFinished.ShouldBeTrue();
        Verdict(plan).ShouldBe("as-planned");
    }

    private string Verdict(StakePlan plan)
    {
        var found = LegacyVerification.Judge(plan, move => _world.Models[move.Model]).ShouldHaveSingleItem();
        found.Staked.ShouldBe(found.Configured);
        return found.Configured;
    }
}
