using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Planning.Journal;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Applying;
using static Ballast.Tests.Planning.Applying.StakeWorld;

namespace Ballast.Tests.Planning.Applying;

public sealed class ApplyRunTests
{
    private readonly StakeWorld _world = new StakeWorld().Add("a", 50).Add("b", 40);

    [Fact]
    public async Task Apply_APlan_SendsEachMoveOnceAndReadsItBack()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 12.5m), Move(2, PlanMoveKind.Release, "b", 7));
        var stand = await _world.ApplyAsync(plan);
        stand.IsFinished.ShouldBeTrue();
        _world
            .CarriedOut.Select(o => (o.Kind, o.ModelId, o.Amount.Amount))
            .ShouldBe([(StakeOrderKind.Increase, "id-a", 12.5m), (StakeOrderKind.Release, "id-b", 7m)]);
        _world.Journal.Kinds.ShouldBe([
            "plan-accepted",
            "intent",
            "answer",
            "read-back",
            "intent",
            "answer",
            "read-back",
            "finished",
        ]);
        JournalCheck.Run(_world.Journal.Entries).IsWhole.ShouldBeTrue();
        _world.Journal.Entries.ShouldAllBe(e => e.Said.Who == "ann@desk" && e.Said.PlanHash == plan.Hash);
        // Evidence at the time is kept with the plan.
        JournalJson
            .Read<PlanAcceptedContent>(_world.Journal.Entries[0])
            .Plan!.Evidence.ShouldBe(["a was better than chance"]);
    }

    [Fact]
    public async Task Send_AChange_FindsItsIntentInTheJournalAlready()
    {
        _world.OnSend = order =>
        {
            var newest = _world.Journal.Entries[^1];
            newest.Said.Kind.ShouldBe(JournalKind.Intent);
            var intent = JournalJson.Read<IntentContent>(newest);
            (intent.Before.Id, intent.Nmr).ShouldBe((order.ModelId, order.Amount.Amount));
        };
        await _world.ApplyAsync(
            _world.Plan(Move(1, PlanMoveKind.Increase, "a", 3), Move(2, PlanMoveKind.ReleaseAll, "b", 40))
        );
        _world.Sent.ShouldBe(2);
    }

    [Fact]
    public void Begin_AnEditedPlan_IsRefused()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        Refused(plan with { Moves = [Move(1, PlanMoveKind.Increase, "a", 50)] }).ShouldBe("plan-edited");
    }

    [Fact]
    public void Begin_AnExpiredPlan_IsRefused()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        _world.Clock.Advance(TimeSpan.FromHours(24));
        Refused(plan).ShouldBe("plan-expired");
    }

    [Fact]
    public async Task Begin_APlanThatWasBegun_IsRefusedWithoutResumeAndTheOtherWayRound()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        Refused(plan, isResume: true).ShouldBe("plan-not-begun");
        await _world.ApplyAsync(plan);
        Refused(plan).ShouldBe("plan-begun");
        (await _world.ApplyAsync(plan, isResume: true)).IsFinished.ShouldBeTrue();
        _world.Sent.ShouldBe(1);
    }

    [Fact]
    public void Begin_WithAJournalThatIsBrokenOrMayBeLost_IsRefused()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        _world.Journal.DurabilityDoubt = "fsync is off.";
        Refused(plan).ShouldBe("not-durable");
        _world.Journal.Append(Draft(), 0);
        _world.Journal.Entries[0] = _world.Journal.Entries[0] with { Hash = JournalEntry.FirstHash };
        Refused(plan).ShouldBe("journal-broken");
    }

    /// <summary>An answer to an intent that is gone.</summary>
    [Fact]
    public async Task Begin_WithAJournalThatLacksAnIntent_IsRefused()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        await _world.ApplyAsync(plan);
        _world.Journal.Entries.RemoveAll(e => e.Said.Kind == JournalKind.Intent);
        _world
            .Begin(plan, isResume: true)
            .ShouldBeOfType<Outcome<ApplyRun>.Refused>()
            .Refusal.Code.ShouldBe("journal-broken");
    }

    /// <summary>Another release than the plan knows is not cancelled by it, and nothing is sent.</summary>
    [Theory]
    [InlineData(100, true, null)]
    [InlineData(100, false, null)]
    [InlineData(40, false, "state-moved")]
    public async Task Apply_WhereThePendingReleaseWasSwapped_Stops(double nmr, bool isAll, string? code)
    {
        _world.Models["a"] = _world.Models["a"] with { Stake = 100, Release = new ShownRelease(0, true, "r", null) };
        var plan = _world.Plan(Move(1, PlanMoveKind.CancelRelease, "a", 100));
        _world.Models["a"] = _world.Models["a"] with { Release = new ShownRelease((decimal)nmr, isAll, "s", null) };
        (await _world.ApplyAsync(plan)).Stop?.Code.ShouldBe(code);
        _world.Sent.ShouldBe(code is null ? 1 : 0);
    }

    /// <summary>Of everything the stake of now is sent, so that is what is confirmed and kept.</summary>
    [Fact]
    public async Task LookAhead_AReleaseOfEverything_SaysTheStakeAsItIsNow()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.ReleaseAll, "a", 50));
        _world.Models["a"] = _world.Models["a"] with { Stake = 50.4m };
        var run = _world.Begin(plan).ShouldBeOfType<Outcome<ApplyRun>.Done>().Value;
        (await run.LookAheadAsync(TestContext.Current.CancellationToken)).ToSendNmr.ShouldBe(50.4m);
        await run.SendAsync(TestContext.Current.CancellationToken);
        JournalJson.Read<PlanAcceptedContent>(_world.Journal.Entries[0]).Nmr.ShouldBe(50.4m);
    }

    [Theory]
    [InlineData(0.5, null)]
    [InlineData(0.51, "state-moved")]
    [InlineData(-0.51, "state-moved")]
    public async Task Apply_AfterAStakeMoved_StopsBeyondOnePercent(double by, string? code)
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        _world.Models["a"] = _world.Models["a"] with { Stake = 50 + (decimal)by };
        var stand = await _world.ApplyAsync(plan);
        stand.Stop?.Code.ShouldBe(code);
        (stand.Stop is null).ShouldBe(code is null);
        _world.Sent.ShouldBe(code is null ? 1 : 0);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(-1.01, "state-moved")]
    [InlineData(500, null)]
    public async Task Apply_AfterTheWalletMoved_StopsWhereItIsSmaller(double by, string? code)
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        _world.Available += (decimal)by;
        (await _world.ApplyAsync(plan)).Stop?.Code.ShouldBe(code);
        _world.Sent.ShouldBe(code is null ? 1 : 0);
    }

    [Fact]
    public async Task Apply_AfterARoundClosed_TakesWhatWasHeldForStaked()
    {
        _world.Models["a"] = _world.Models["a"] with { Held = 30 };
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        _world.Close();
        (await _world.ApplyAsync(plan)).IsFinished.ShouldBeTrue();
    }

    [Fact]
    public async Task Apply_BesideAReleaseThatThePlanDoesNotKnow_Stops()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        _world.Models["a"] = _world.Models["a"] with { Release = new ShownRelease(1, false, null, null) };
        (await _world.ApplyAsync(plan)).Stop!.Code.ShouldBe("state-moved");
        _world.Sent.ShouldBe(0);
    }

    [Fact]
    public async Task Apply_WhereTheStateIsNotReported_SendsNothing()
    {
        _world.Silence = "the API is down";
        (await _world.ApplyAsync(_world.Plan(Move(1, PlanMoveKind.Increase, "a", 5)))).Stop!.Code.ShouldBe(
            "state-not-told"
        );
        _world.Journal.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Apply_MovesInOrder_WaitForThoseBeforeThemAndForTheirDay()
    {
        var later = Move(2, PlanMoveKind.Increase, "b", 5) with { NotBefore = Start.AddHours(3) };
        var plan = _world.Plan(
            Move(1, PlanMoveKind.Increase, "a", 5),
            later,
            Move(3, PlanMoveKind.Release, "a", 5, after: 2)
        );
        var stand = await _world.ApplyAsync(plan);
        stand.Moves.Select(m => m.Status).ShouldBe(["done", "not-yet", "waits"]);
        _world.Clock.Advance(TimeSpan.FromHours(3));
        stand = await _world.ApplyAsync(plan, isResume: true);
        stand.Moves.Select(m => m.Status).ShouldBe(["done", "done", "to-send"]);
        (await _world.ApplyAsync(plan, isResume: true)).IsFinished.ShouldBeTrue();
        _world.CarriedOut.Count.ShouldBe(3);
    }

    /// <summary>Who confirms a sum confirms no more: a move that comes free while others are sent is for the next run.</summary>
    [Fact]
    public async Task Send_MovesThatCameFreeMeanwhile_AreLeftForTheNextRun()
    {
        var later = Move(2, PlanMoveKind.Increase, "b", 7) with { NotBefore = Start.AddHours(3) };
        var plan = _world.Plan(
            Move(1, PlanMoveKind.Release, "a", 5),
            later,
            Move(3, PlanMoveKind.Increase, "b", 6, after: 1)
        );
        _world.OnSend = _ => _world.Clock.Advance(TimeSpan.FromHours(3));
        var run = _world.Begin(plan).ShouldBeOfType<Outcome<ApplyRun>.Done>().Value;
        (await run.LookAheadAsync(TestContext.Current.CancellationToken)).ToSendNmr.ShouldBe(5);
        var stand = await run.SendAsync(TestContext.Current.CancellationToken);
        (stand.Moved, _world.Sent).ShouldBe((5, 1));
        stand.Moves.Select(m => m.Status).ShouldBe(["done", "to-send", "to-send"]);
        ApplyReport.Create(plan, stand, null, null, null).Outcome.ShouldBe("sent");
        JournalJson.Read<PlanAcceptedContent>(_world.Journal.Entries[0]).Nmr.ShouldBe(5);
    }

    [Fact]
    public async Task Apply_APlanAcrossTheCutover_SendsTheLegacyMovesAndLeavesTheSettingsToTheOwner()
    {
        var setting = Move(2, PlanMoveKind.Configure, "b", 0.5m) with { Mode = "constant" };
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5), setting);
        var stand = await _world.ApplyAsync(plan);
        stand.Moves.Select(m => m.Status).ShouldBe(["done", "by-hand"]);
        (stand.IsFinished, _world.Sent).ShouldBe((true, 1));
    }

    [Fact]
    public async Task Apply_WhereAMoveIsRefused_StopsAndTriesItAgainOnlyWhenAsked()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5), Move(2, PlanMoveKind.Increase, "b", 5));
        _world.Fate = _ => new StakeAnswer.Refused("Too many requests");
        var stand = await _world.ApplyAsync(plan);
        (stand.Stop!.Code, _world.Sent).ShouldBe(("move-refused", 1));
        _world.Journal.Kinds.Last().ShouldBe("stopped");
        _world.Fate = _ => null;
        (await _world.ApplyAsync(plan, isResume: true)).IsFinished.ShouldBeTrue();
        _world.CarriedOut.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Apply_WhereSomebodyElseWrites_SendsNothing()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        var run = _world.Begin(plan).ShouldBeOfType<Outcome<ApplyRun>.Done>().Value;
        _world.Journal.Append(Draft(), 0);
        await Should.ThrowAsync<OvertakenException>(() => run.SendAsync(TestContext.Current.CancellationToken));
        _world.Sent.ShouldBe(0);
    }

    [Fact]
    public async Task Apply_WhereSomebodyElseWritesWhileAChangeIsOnItsWay_KeepsItsAnswer()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5), Move(2, PlanMoveKind.Increase, "b", 5));
        _world.Fate = _ =>
        {
            _world.Journal.Append(Draft(), _world.Journal.Entries.Count);
            return null;
        };
        (await _world.ApplyAsync(plan)).IsFinished.ShouldBeTrue();
        _world.Journal.Kinds.Count(k => k == "answer").ShouldBe(2);
        _world.CarriedOut.Count.ShouldBe(2);
        JournalCheck.Run(_world.Journal.Entries).IsWhole.ShouldBeTrue();
    }

    private string Refused(StakePlan plan, bool isResume = false) =>
        _world.Begin(plan, isResume).ShouldBeOfType<Outcome<ApplyRun>.Refused>().Refusal.Code;

    private static JournalDraft Draft() =>
        new()
        {
            At = Start,
            Who = "bob@desk",
            Kind = "note",
            Why = "",
            Content = "{}",
        };
}
