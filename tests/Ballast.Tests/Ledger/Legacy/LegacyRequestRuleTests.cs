using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;
using Ballast.Tests.Ledger.Staking;

namespace Ballast.Tests.Ledger.Legacy;

/// <summary>Increases and releases of legacy staking: a rule a test, worked by hand from the domain notes.</summary>
public sealed class LegacyRequestRuleTests
{
    private const int Tuesday = 1200;
    private static readonly StakedModel A = LedgerRun.A;

    // Section 3.5: the money leaves the wallet at once, is held, and counts from the next close.
    [Fact]
    public void Increase_IsHeldUntilTheNextClose()
    {
        var run = LedgerRun.Legacy(Tuesday, 10m, 100m).Close(Tuesday, "a");
        var due = run.Ask(new StakeEvent.Increase(run.Fixed(Tuesday).AddMinutes(1), A, new Nmr(4m)));
        due.ShouldBe(run.Fixed(Tuesday + 1));
        (run.Wallet, run.At(LedgerPlace.Held, A), run.Stake(A)).ShouldBe((new Nmr(6m), new Nmr(4m), new Nmr(100m)));
        run.Ledger.AtRisk(A, Tuesday).ShouldBe(new Nmr(100m));
        run.Close(Tuesday + 1, "a");
        (run.At(LedgerPlace.Held, A), run.Ledger.AtRisk(A, Tuesday + 1)).ShouldBe((Nmr.Zero, new Nmr(104m)));
    }

    // Section 3.5: in 2020-21 an increase counted from the next Thursday. R240 opened Saturday 2020-11-28.
    [Fact]
    public void Increase_InTheWeeklyEra_CountsFromTheNextThursday()
    {
        var run = LedgerRun.Legacy(240, 10m, 100m);
        var due = run.Ask(new StakeEvent.Increase(RoundCalendar.CloseTime(240).AddHours(1), A, new Nmr(4m)));
        due!.Value.Date.ShouldBe(new DateTime(2020, 12, 3));
        run.Close(240, "a").Ledger.AtRisk(A, 240).ShouldBe(new Nmr(104m));
    }

    // Section 3.5: at least 3 NMR from 2021-04-10 on, a stake of at least 0.01 NMR.
    [Theory]
    [InlineData("2021-04-09", 1, 100, null)]
    [InlineData("2021-04-10", 2.99, 100, StakeRefusal.TooSmall)]
    [InlineData("2021-04-10", 3, 100, null)]
    [InlineData("2020-06-06", 0.009, 0, StakeRefusal.TooSmall)]
    [InlineData("2025-06-06", 50.5, 100, StakeRefusal.InsufficientBalance)]
    [InlineData("2025-06-06", 0, 100, StakeRefusal.InvalidAmount)]
    [InlineData("2025-06-06", -5, 100, StakeRefusal.InvalidAmount)]
    public void Increase_BelowTheLeastChangeOrAboveTheWallet_IsRefused(
        string day,
        double amount,
        int stake,
        StakeRefusal? refusal
    )
    {
        var run = LedgerRun.Legacy(200, 50m, stake);
        var moment = new DateTimeOffset(DateTime.Parse(day), TimeSpan.Zero);
        var asked = new StakeEvent.Increase(moment, A, new Nmr((decimal)amount));
        if (refusal is { } reason)
            run.Refused(asked).ShouldBe(reason);
        else
            run.Ask(asked);
    }

    // Section 3.5: stake credit can be spent as stake only.
    [Fact]
    public void Credit_IsStakedFirst_AndNeverSent()
    {
        var run = new LedgerRun(
            new OpeningState
            {
                At = RoundCalendar.OpenTime(Tuesday),
                Wallet = new Nmr(10m),
                Credit = new Nmr(3m),
            }
        );
        run.Refused(new StakeEvent.Send(run.Ledger.Now, new Nmr(11m))).ShouldBe(StakeRefusal.InsufficientBalance);
        run.Ask(new StakeEvent.Increase(run.Ledger.Now, A, new Nmr(5m)));
        (run.Wallet, run.Ledger.Balance(LedgerAccount.Credit)).ShouldBe((new Nmr(8m), Nmr.Zero));
    }

    // Section 3.6: at-risk falls from the next close; paid when the last round active at the request resolves.
    [Fact]
    public void Release_LowersTheNextRound_AndIsPaidWhenTheLastActiveRoundResolves()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a").Close(Tuesday + 1, "a");
        var due = run.Ask(new StakeEvent.Release(run.Fixed(Tuesday + 1), A, new Nmr(30m)));
        due.ShouldBe(run.Resolves(Tuesday + 1));
        run.Close(Tuesday + 2, "a").Ledger.AtRisk(A, Tuesday + 2).ShouldBe(new Nmr(70m));
        run.Ledger.AtRisk(A, Tuesday + 1).ShouldBe(new Nmr(100m));
        run.Resolve(Tuesday, ("a", 0m));
        run.Wallet.ShouldBe(Nmr.Zero);
        run.Resolve(Tuesday + 1, ("a", 0m));
        (run.Wallet, run.Stake(A)).ShouldBe((new Nmr(30m), new Nmr(70m)));
        run.Ledger.Release(A).ShouldBeNull();
    }

    // Section 2.1: holidays move resolve times; the release waits for the round, not for the calendar.
    [Fact]
    public void Release_WhoseRoundResolvesLate_WaitsForIt()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a");
        var due = run.Ask(new StakeEvent.Release(run.Fixed(Tuesday), A, new Nmr(30m)))!.Value;
        run.Ledger.AdvanceTo(due.AddDays(1));
        run.Wallet.ShouldBe(Nmr.Zero);
        run.Resolve(due.AddDays(2), Tuesday, ("a", 0m));
        run.Wallet.ShouldBe(new Nmr(30m));
    }

    // Section 3.6: while pending it can still be burned by older rounds.
    [Fact]
    public void Release_WhilePending_CanStillBeBurned()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a");
        run.Ask(new StakeEvent.Release(run.Fixed(Tuesday), A, new Nmr(99m)));
        run.Resolve(Tuesday, ("a", -5m));
        (run.Wallet, run.Stake(A)).ShouldBe((new Nmr(95m), Nmr.Zero));
    }

    // Section 3.6: cancelling puts it back from the next round; asking again restarts the clock.
    [Fact]
    public void Release_Cancelled_CountsAgain_AndAskedAgainWaitsLonger()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a");
        run.Ask(new StakeEvent.Release(run.Fixed(Tuesday), A, new Nmr(30m))).ShouldBe(run.Resolves(Tuesday));
        run.Close(Tuesday + 1, "a").Ledger.AtRisk(A, Tuesday + 1).ShouldBe(new Nmr(70m));
        run.Ask(new StakeEvent.CancelRelease(run.Fixed(Tuesday + 1), A));
        run.Close(Tuesday + 2, "a").Ledger.AtRisk(A, Tuesday + 2).ShouldBe(new Nmr(100m));
        run.Refused(new StakeEvent.CancelRelease(run.Fixed(Tuesday + 2), A)).ShouldBe(StakeRefusal.NoRelease);
        run.Ask(new StakeEvent.Release(run.Fixed(Tuesday + 2), A, new Nmr(30m))).ShouldBe(run.Resolves(Tuesday + 2));
    }

    // Section 3.6: one pending release per model.
    [Fact]
    public void Release_ASecondOne_IsRefused()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a");
        run.Ask(new StakeEvent.Release(run.Ledger.Now, A, new Nmr(1m)));
        run.Refused(new StakeEvent.Release(run.Ledger.Now, A, new Nmr(1m))).ShouldBe(StakeRefusal.ReleasePending);
    }

    [Fact]
    public void Release_OfMoreThanTheStakeOrOfNothing_IsRefused()
    {
        var run = LedgerRun.Legacy(Tuesday, 500m, 100m);
        var now = run.Ledger.Now;
        run.Refused(new StakeEvent.Release(now, A, new Nmr(100.1m))).ShouldBe(StakeRefusal.InsufficientBalance);
        run.Refused(new StakeEvent.Release(now, A, Nmr.Zero)).ShouldBe(StakeRefusal.InvalidAmount);
        run.Refused(new StakeEvent.Release(now, LedgerRun.B, null)).ShouldBe(StakeRefusal.InsufficientBalance);
    }

    // Section 3.6: drain releases everything, payouts that join meanwhile included.
    [Fact]
    public void Drain_ReleasesEverything()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a").Close(Tuesday + 1, "a");
        run.Ask(new StakeEvent.Release(run.Ledger.Now, A, null));
        run.Close(Tuesday + 2, "a").Ledger.AtRisk(A, Tuesday + 2).ShouldBe(Nmr.Zero);
        run.Resolve(Tuesday, ("a", 4m));
        run.Resolve(Tuesday + 1, ("a", -1m));
        (run.Wallet, run.Stake(A)).ShouldBe((new Nmr(103m), Nmr.Zero));
    }

    // Quirk 16: where nothing is active the release comes the next day.
    [Fact]
    public void Release_WithNothingActive_IsPaidTheNextDay()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m);
        var now = run.Ledger.Now;
        run.Ask(new StakeEvent.Release(now, A, new Nmr(30m))).ShouldBe(now.AddDays(1));
        run.Ledger.AdvanceTo(now.AddDays(1).AddSeconds(-1));
        run.Wallet.ShouldBe(Nmr.Zero);
        run.Ledger.AdvanceTo(now.AddDays(3));
        run.Wallet.ShouldBe(new Nmr(30m));
        run.Ledger.Entries[^1].Moment.ShouldBe(now.AddDays(1));
    }

    // Section 3.6, wording of 2020-21: next Thursday and four weeks. Asked Friday 2020-12-04: 2020-12-10 and four weeks.
    [Fact]
    public void Release_InTheWeeklyEra_WaitsFourWeeksFromThursdayWhereTheRulesSaySo()
    {
        var rules = StakingRules.Default with { WeeklyReleases = WeeklyReleaseWait.FourWeeksFromThursday };
        var run = LedgerRun.Legacy(240, 0m, 100m, rules).Close(240, "a");
        var due = run.Ask(new StakeEvent.Release(run.Fixed(240).AddDays(1), A, new Nmr(30m)));
        due!.Value.Date.ShouldBe(new DateTime(2021, 1, 7));
        run.Resolve(240, ("a", 0m));
        run.Wallet.ShouldBe(Nmr.Zero);
        run.Ledger.AdvanceTo(due.Value);
        run.Wallet.ShouldBe(new Nmr(30m));
    }

    // Section 3.6: the account is at least 30 days old, or more than 0.1 NMR is sent.
    [Theory]
    [InlineData(29, 0.1, StakeRefusal.AccountTooYoung)]
    [InlineData(29, 0.11, null)]
    [InlineData(30, 0.1, null)]
    public void Send_FromAYoungAccount_TakesMoreThanATenth(int days, double amount, StakeRefusal? refusal)
    {
        var now = RoundCalendar.OpenTime(Tuesday);
        var run = new LedgerRun(
            new OpeningState
            {
                At = now,
                Wallet = new Nmr(1m),
                AccountMade = now.AddDays(-days),
            }
        );
        var asked = new StakeEvent.Send(now, new Nmr((decimal)amount));
        if (refusal is { } reason)
            run.Refused(asked).ShouldBe(reason);
        else
            run.Ask(asked);
    }
}
