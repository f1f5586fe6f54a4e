using System.Numerics;
using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Planning.Atomic;
using Ballast.Core.Planning.Verifying;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Applying;

namespace Ballast.Tests.Planning.Atomic;

public sealed class AtomicPlanTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly ModeCodes Codes = new(0, 1);

    [Fact]
    public void Find_APlanOfSettings_LetsItThrough() => AtomicPlan.Find(Plan(Move(1, 2)), Now).ShouldBeNull();

    [Fact]
    public void Find_WhatIsEditedExpiredOrLegacy_IsRefused()
    {
        (Plan(Move(1, 2)) with { Moves = [Move(1, 3)] }).ShouldSatisfyAllConditions(p =>
            AtomicPlan.Find(p, Now)!.Code.ShouldBe("plan-edited")
        );
        AtomicPlan.Find(Plan(Move(1, 2)), Now.AddDays(1))!.Code.ShouldBe("plan-expired");
        AtomicPlan.Find(Plan(Move(1, 2) with { Mode = null }), Now)!.Code.ShouldBe("plan-wrong");
        AtomicPlan.Find(Plan(Move(1, 2) with { Kind = PlanMoveKind.Release }), Now)!.Code.ShouldBe("plan-wrong");
        AtomicPlan.Find(Plan(Move(1, -1)), Now)!.Code.ShouldBe("plan-wrong");
        AtomicPlan.Find(Plan(Move(1, 2), Move(2, 3)), Now)!.Message.ShouldContain("twice");
    }

    [Theory]
    [InlineData("constant=0,compound=1", 0, 1)]
    [InlineData("compound=7", null, 7)]
    public void Parse_ModeCodes_ReadsWhatIsNamed(string text, int? constant, int? compound) =>
        ModeCodes.Parse(text).ShouldBe(new ModeCodes((byte?)constant, (byte?)compound));

    [Theory]
    [InlineData("")]
    [InlineData("constant")]
    [InlineData("constant=256")]
    [InlineData("fixed=1")]
    [InlineData("constant=1,compound=1")]
    [InlineData("constant=1,constant=2")]
    public void Parse_ModeCodesThatContradictOrCannotBe_GivesNothing(string text) =>
        ModeCodes.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.000000000000000001", "1")]
    [InlineData("1.5", "1500000000000000000")]
    [InlineData("10999999.999999999999999999", "10999999999999999999999999")]
    public void ToWei_OfAnAmount_IsExact(string nmr, string wei) =>
        ModelConfig.ToWei(Nmr.Parse(nmr).Amount).ShouldBe(BigInteger.Parse(wei));

    [Fact]
    public void Of_AMoveWhoseModeHasNoNumber_IsNotGuessed()
    {
        ModelConfig.Of(Move(1, 2), Tournament.Classic, "0x", new ModeCodes(null, 1)).ShouldBeNull();
        ModelConfig.Of(Move(1, 2), Tournament.Classic, "0x", Codes)!.Mode.ShouldBe((byte)0);
        ModelConfig.Of(Move(1, 0), Tournament.Classic, "0x", Codes)!.IsEnabled.ShouldBeFalse();
    }

    [Fact]
    public void Write_TheChecklist_NamesEachSetting()
    {
        var steps = AtomicChecklist.Write(Plan(Move(1, 2.5m), Move(2, 0) with { Model = "b" }));
        steps.ShouldContain(s =>
            s.StartsWith("1. a: 2.5 NMR a round, mode constant, enabled, before round 1400 opens.")
        );
        steps.ShouldContain(s => s.StartsWith("2. b: stop staking"));
    }

    [Theory]
    [InlineData(2, 0, true, "as-planned")]
    [InlineData(2, 1, true, "differs")]
    [InlineData(2, 0, false, "differs")]
    [InlineData(1.9, 0, true, "differs")]
    public void Judge_ByTheChain_ComparesAmountModeAndWhetherItIsOn(
        double nmr,
        int mode,
        bool isOn,
        string configured
    ) =>
        AtomicVerification
            .Judge(Move(1, 2), Codes, new ShownConfig((decimal)nmr, (byte)mode, isOn), [])
            .Configured.ShouldBe(configured);

    [Fact]
    public void Judge_WhereNobodyTells_IsNeitherRightNorWrong()
    {
        var nothing = AtomicVerification.Judge(Move(1, 2), Codes, null, null);
        (nothing.Configured, nothing.Staked).ShouldBe(("not-told", "not-told"));
        AtomicVerification
            .Judge(Move(1, 2), ModeCodes.None, new ShownConfig(2, 0, true), [])
            .Configured.ShouldBe("not-told");
        AtomicVerification.Judge(Move(1, 0), Codes, new ShownConfig(5, 0, false), []).Configured.ShouldBe("as-planned");
    }

    [Theory]
    [InlineData("constant", 1399, 5, "none-yet")]
    [InlineData("constant", 1400, 2, "as-planned")]
    [InlineData("constant", 1401, 2.1, "differs")]
    [InlineData("compound", 1401, 2.1, "as-planned")]
    [InlineData("compound", 1401, 1.9, "differs")]
    public void Judge_ByTheStakesOfRounds_LooksAtTheNewestSinceTheFirst(
        string mode,
        int round,
        double nmr,
        string staked
    ) =>
        AtomicVerification
            .Judge(Move(1, 2) with { Mode = mode }, Codes, null, [new ShownPosition(round, (decimal)nmr)])
            .Staked.ShouldBe(staked);

    /// <summary>Before the first round of it nobody can have staked anything, so that says nothing of a stop.</summary>
    [Fact]
    public void Judge_AStopOfWhichNoRoundIsThere_IsNotAsPlanned()
    {
        var found = AtomicVerification.Judge(Move(1, 0), Codes, null, [new ShownPosition(1399, 50)]);
        (found.Configured, found.Staked).ShouldBe(("not-told", "none-yet"));
        VerifyReport.Create(Plan(Move(1, 0)), [found]).IsAsPlanned.ShouldBeFalse();
    }

    private static PlanMove Move(int id, decimal nmr) =>
        new(id, PlanMoveKind.Configure, "a", null, nmr, Now, "Because.")
        {
            Mode = AtomicPlan.Constant,
            FirstRound = 1400,
        };

    private static StakePlan Plan(params PlanMove[] moves) =>
        PlanFile.Sealed(
            new StakePlan
            {
                Tournament = "classic",
                AsOf = Now,
                ExpiresAt = Now.AddHours(12),
                Staking = PlanRefusals.Atomic,
                Target = new PlanTarget("file", "t", 0, new Dictionary<string, decimal>()),
                State = new PlanState([], []),
                Moves = moves,
            }
        );
}
