using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;
using Ballast.Tests.Ledger.Staking;

namespace Ballast.Tests.Ledger.Atomic;

/// <summary>Claims, deferred burns and finalisation: a rule a test, worked by hand from the domain notes, section 4.7.</summary>
public sealed class ClaimRuleTests
{
    private const int First = 1343;
    private static readonly StakedModel A = LedgerRun.A;
    private static readonly StakedModel B = LedgerRun.B;

    // Section 4.6: claimable = stake + payout - burn. A direct claim returns that.
    [Theory]
    [InlineData(2.5, 12.5, 0)]
    [InlineData(-2.5, 7.5, 2.5)]
    [InlineData(-10, 0, 10)]
    public void DirectClaim_ReturnsStakePayoutLessBurn(double payout, double wallet, double burned)
    {
        var run = Settled((decimal)payout);
        run.Burned.ShouldBe(Nmr.Zero);
        run.Paid.ShouldBe(Nmr.Zero);
        run.Ask(new StakeEvent.Claim(run.Ledger.Now, A, First));
        (run.Wallet, run.Burned).ShouldBe((new Nmr((decimal)wallet), new Nmr((decimal)burned)));
        run.Refused(new StakeEvent.Claim(run.Ledger.Now, A, First)).ShouldBe(StakeRefusal.NothingToClaim);
    }

    // Claim and restake defers a burn: 10 - 2 is staked, 2 stays in the contract and is neither idle nor wallet.
    [Fact]
    public void Restaking_DefersABurnAsADebtOfTheModel()
    {
        var run = Indebted();
        (run.At(LedgerPlace.Debt, A), run.At(LedgerPlace.Locked, A)).ShouldBe((new Nmr(2m), new Nmr(8m)));
        (run.Wallet, run.Idle, run.Burned).ShouldBe((Nmr.Zero, Nmr.Zero, Nmr.Zero));
        run.Refused(new StakeEvent.Withdraw(run.Ledger.Now, Tournament.Classic, new Nmr(1m)))
            .ShouldBe(StakeRefusal.InsufficientBalance);
    }

    // A later payout of the model first pays the debt: of 3, 2 are NMR that was kept, 1 is new; the owner has 8 + 3.
    [Fact]
    public void LaterPayout_FirstPaysTheDebt()
    {
        var run = Indebted();
        var second = run.Ledger.Positions(A).Single().Round;
        run.Resolve(second, ("a", 3m));
        var third = Next(run);
        run.Close(third, "a").Ledger.AtRisk(A, third).ShouldBe(new Nmr(10m));
        (run.At(LedgerPlace.Debt, A), run.Paid, run.Burned, run.Idle).ShouldBe(
            (Nmr.Zero, new Nmr(1m), Nmr.Zero, new Nmr(1m))
        );
    }

    // Never netted against another model: b's payout comes whole from Numerai.
    [Fact]
    public void Debt_IsNotNettedAgainstAnotherModel()
    {
        var run = LedgerRun.Atomic(First, 20m, 10m, AtomicMode.Constant, null, A, B).Close(First, "a", "b");
        run.Resolve(First, ("a", -2m), ("b", 5m));
        var next = Next(run);
        run.Close(next, "a", "b");
        (run.At(LedgerPlace.Debt, A), run.At(LedgerPlace.Debt, B), run.Paid).ShouldBe(
            (new Nmr(2m), Nmr.Zero, new Nmr(5m))
        );
        run.Resolve(next, ("a", 0m), ("b", 4m));
        run.Ask(new StakeEvent.Claim(run.Ledger.Now, B, next));
        (run.At(LedgerPlace.Debt, A), run.Paid, run.Burned).ShouldBe((new Nmr(2m), new Nmr(9m), Nmr.Zero));
    }

    [Fact]
    public void Stopping_MakesTheDebtFinal()
    {
        var run = Indebted();
        run.Ask(
            new StakeEvent.Configure(run.Ledger.Now, A, new AtomicSettings(new Nmr(1m), AtomicMode.Constant, false))
        );
        (run.At(LedgerPlace.Debt, A), run.Burned).ShouldBe((Nmr.Zero, new Nmr(2m)));
    }

    // Claiming directly makes it final, after the claimed payout has paid its part of it.
    [Fact]
    public void DirectClaim_MakesTheRestOfTheDebtFinal()
    {
        var run = Indebted();
        var second = run.Ledger.Positions(A).Single().Round;
        run.Resolve(second, ("a", 0.5m));
        run.Ask(new StakeEvent.Claim(run.Ledger.Now, A, second));
        (run.Wallet, run.Burned, run.Paid).ShouldBe((new Nmr(8.5m), new Nmr(1.5m), Nmr.Zero));
    }

    // Finalised on the first scoring run after more than seven days; the burn is applied, the rest becomes idle.
    [Fact]
    public void Claim_UnclaimedForMoreThanSevenDays_IsFinalisedByTheNextScoringRun()
    {
        var run = Settled(-2m);
        var resolved = run.Ledger.Now;
        run.Ledger.ScoringRun(Tournament.Classic, resolved.AddDays(7));
        run.Ledger.Claims(A).Count.ShouldBe(1);
        run.Ledger.AdvanceTo(resolved.AddDays(8));
        run.Ledger.Claims(A).Count.ShouldBe(1);
        run.Ledger.ScoringRun(Tournament.Signals, resolved.AddDays(8));
        run.Ledger.Claims(A).Count.ShouldBe(1);
        run.Ledger.ScoringRun(Tournament.Classic, resolved.AddDays(8));
        run.Ledger.Claims(A).ShouldBeEmpty();
        (run.Idle, run.Burned).ShouldBe((new Nmr(8m), new Nmr(2m)));
    }

    private static LedgerRun Settled(decimal payout)
    {
        var run = LedgerRun.Atomic(First, 10m, 10m, AtomicMode.Constant).Close(First, "a");
        run.Resolve(First, ("a", payout));
        return run;
    }

    private static LedgerRun Indebted()
    {
        var run = Settled(-2m);
        return run.Close(Next(run), "a");
    }

    private static int Next(LedgerRun run) =>
        RoundCalendar.FirstRoundFrom(DateOnly.FromDateTime(run.Ledger.Now.UtcDateTime.AddDays(1)));
}
