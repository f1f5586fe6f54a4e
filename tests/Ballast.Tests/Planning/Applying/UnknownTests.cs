using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Planning.Journal;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using static Ballast.Tests.Planning.Applying.StakeWorld;

namespace Ballast.Tests.Planning.Applying;

/// <summary>Changes of which nobody knows whether they happened.</summary>
public sealed class UnknownTests
{
    private readonly StakeWorld _world = new StakeWorld().Add("a", 50).Add("b", 40);

    [Fact]
    public async Task Unknown_ThatIsShownAtOnce_IsDone()
    {
        _world.Fate = order =>
        {
            _world.CarryOut(order);
            return new StakeAnswer.Unknown("cut");
        };
        (await _world.ApplyAsync(_world.Plan(Move(1, PlanMoveKind.Increase, "a", 5)))).IsFinished.ShouldBeTrue();
    }

    [Fact]
    public async Task Unknown_ThatIsNotShown_BlocksItsModelAndIsNotSentBeforeTheSettleTime()
    {
        var plan = _world.Plan(
            Move(1, PlanMoveKind.Increase, "a", 5),
            Move(2, PlanMoveKind.Release, "a", 5),
            Move(3, PlanMoveKind.Release, "b", 5)
        );
        _world.Fate = order => order.Kind == StakeOrderKind.Increase ? new StakeAnswer.Unknown("cut") : null;
        var stand = await _world.ApplyAsync(plan);
        stand.Moves.Select(m => m.Status).ShouldBe(["unknown", "blocked", "done"]);
        _world.Fate = _ => null;
        _world.Clock.Advance(ApplyTolerance.SettleTime - TimeSpan.FromSeconds(1));
        (await _world.ApplyAsync(plan, isResume: true))
            .Moves.Select(m => m.Status)
            .ShouldBe(["unknown", "blocked", "done"]);
        _world.Sent.ShouldBe(2);
        // From here on nothing of it can arrive any more: a new intent sends it.
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await _world.ApplyAsync(plan, isResume: true)).IsFinished.ShouldBeTrue();
        _world.CarriedOut.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Unknown_ThatArrivesLate_IsDoneAndNotSentAgain()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        StakeOrder? late = null;
        _world.Fate = order =>
        {
            late = order;
            return new StakeAnswer.Unknown("cut");
        };
        (await _world.ApplyAsync(plan)).Unknown.Count().ShouldBe(1);
        _world.CarryOut(late!);
        // The close in between moves what was held into the stake.
        _world.Close();
        _world.Clock.Advance(TimeSpan.FromHours(1));
        (await _world.ApplyAsync(plan, isResume: true)).IsFinished.ShouldBeTrue();
        _world.CarriedOut.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Accepted_AndNeverShown_StaysUnknownUntilTheOwnerSays()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        _world.Fate = _ => new StakeAnswer.Accepted("request", null);
        await _world.ApplyAsync(plan);
        _world.Clock.Advance(TimeSpan.FromHours(5));
        var stand = await _world.ApplyAsync(plan, isResume: true);
        stand.Unknown.Count().ShouldBe(1);
        Reconcile(stand.Unknown.Single().Intent!.Value, ReconciledContent.Done);
        (await _world.ApplyAsync(plan, isResume: true)).IsFinished.ShouldBeTrue();
        _world.Sent.ShouldBe(1);
    }

    [Fact]
    public async Task Unknown_OfOnePlan_BlocksItsModelInTheNext()
    {
        _world.Fate = _ => new StakeAnswer.Unknown("cut");
        await _world.ApplyAsync(_world.Plan(Move(1, PlanMoveKind.Increase, "a", 5)));
        _world.Fate = _ => null;
        var next = _world.Plan(Move(1, PlanMoveKind.Release, "a", 6), Move(2, PlanMoveKind.Release, "b", 6));
        (await _world.ApplyAsync(next)).Moves.Select(m => m.Status).ShouldBe(["blocked", "done"]);
    }

    [Fact]
    public async Task Unknown_WhereTheOwnerSaysNotDone_MayBeSentByANewIntent()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        _world.Fate = _ => new StakeAnswer.Unknown("cut");
        var stand = await _world.ApplyAsync(plan);
        Reconcile(stand.Unknown.Single().Intent!.Value, ReconciledContent.NotDone);
        _world.Fate = _ => null;
        (await _world.ApplyAsync(plan, isResume: true)).IsFinished.ShouldBeTrue();
        _world.CarriedOut.Count.ShouldBe(1);
    }

    /// <summary>The owner looks in another window while the answer is still on its way.</summary>
    [Theory]
    [InlineData(true, "done")]
    [InlineData(false, "unknown")]
    public async Task NotDone_SaidBeforeTheAnswer_IsNoReasonToSendAgain(bool isShown, string status)
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        _world.Fate = order =>
        {
            Reconcile(_world.Journal.Entries[^1].Number, ReconciledContent.NotDone);
            return isShown ? _world.CarryOut(order) : new StakeAnswer.Accepted("request", null);
        };
        (await _world.ApplyAsync(plan)).Moves.Single().Status.ShouldBe(status);
        (await _world.ApplyAsync(plan, isResume: true)).Moves.Single().Status.ShouldBe(status);
        _world.Sent.ShouldBe(1);
    }

    /// <summary>What was seen at Numerai has happened, whoever says otherwise.</summary>
    [Fact]
    public async Task NotDone_OfAChangeThatWasSeen_DoesNotSendItAgain()
    {
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 5));
        await _world.ApplyAsync(plan);
        var intent = _world.Journal.Entries.First(e => e.Said.Kind == JournalKind.Intent).Number;
        Reconcile(intent, ReconciledContent.NotDone);
        (await _world.ApplyAsync(plan, isResume: true)).IsFinished.ShouldBeTrue();
        _world.Sent.ShouldBe(1);
    }

    [Fact]
    public async Task NotDone_IsNotTakenBeforeTheSettleTime_AndNotByABrokenJournal()
    {
        _world.Fate = _ => new StakeAnswer.Unknown("cut");
        var stand = await _world.ApplyAsync(_world.Plan(Move(1, PlanMoveKind.Increase, "a", 5)));
        var intent = stand.Unknown.Single().Intent!.Value;
        var sent = _world.Journal.Entries.Single(e => e.Number == intent).Said.At;
        Code(sent + ApplyTolerance.SettleTime - TimeSpan.FromSeconds(1)).ShouldBe("too-early");
        // An intent that is gone, and an answer to it that stands.
        var whole = _world.Journal.Entries.ToList();
        _world.Journal.Entries.RemoveAt((int)intent - 1);
        Code(sent + ApplyTolerance.SettleTime).ShouldBe("journal-broken");
        _world.Journal.Entries.Clear();
        _world.Journal.Entries.AddRange(whole);
        Code(sent + ApplyTolerance.SettleTime).ShouldBeNull();

        string? Code(DateTimeOffset at) =>
            (
                JournalReconciliation.Run(_world.Journal, intent, ReconciledContent.NotDone, "ann@desk", "Looked.", at)
                as Outcome<JournalEntry>.Refused
            )
                ?.Refusal
                .Code;
    }

    [Fact]
    public async Task Unknown_CountsAsMovedAndAsTakenFromTheWallet()
    {
        _world.Fate = order => order.ModelId == "id-a" ? new StakeAnswer.Unknown("cut") : null;
        var plan = _world.Plan(Move(1, PlanMoveKind.Increase, "a", 60), Move(2, PlanMoveKind.Increase, "b", 39));
        var stand = await _world.ApplyAsync(plan, maxNmr: 99);
        (stand.Moves[1].Status, stand.Moved).ShouldBe(("done", 99));
        var other = new StakeWorld().Add("a", 50).Add("b", 40);
        other.Fate = order => order.ModelId == "id-a" ? new StakeAnswer.Unknown("cut") : null;
        // The shown wallet has 100 still, but what may arrive takes 60 of them.
        var run = other.Begin(
            other.Plan(Move(1, PlanMoveKind.Increase, "a", 60), Move(2, PlanMoveKind.Increase, "b", 41))
        );
        var sent = await ((Outcome<ApplyRun>.Done)run).Value.SendAsync(TestContext.Current.CancellationToken);
        sent.Stop!.Code.ShouldBe("cap-wallet");
        other.CarriedOut.ShouldBeEmpty();
    }

    private void Reconcile(long intent, string outcome) =>
        _world
            .Journal.Append(
                new JournalDraft
                {
                    At = _world.Clock.GetUtcNow(),
                    Who = "ann@desk",
                    Kind = JournalKind.Reconciled,
                    Why = "Looked on the web page.",
                    Tournament = Tournament.Classic,
                    Content = JournalJson.Write(new ReconciledContent(intent, outcome)),
                },
                _world.Journal.Entries.Count
            )
            .ShouldNotBeNull();
}
