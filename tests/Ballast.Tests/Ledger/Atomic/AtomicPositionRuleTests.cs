using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;
using Ballast.Tests.Ledger.Staking;

namespace Ballast.Tests.Ledger.Atomic;

/// <summary>Positions, settings and idle NMR of atomic staking: a rule a test, worked by hand from the domain notes.</summary>
public sealed class AtomicPositionRuleTests
{
    private const int First = 1343;
    private static readonly StakedModel A = LedgerRun.A;
    private static readonly StakedModel B = LedgerRun.B;

    // Section 4.2: R is 64, 64 and 24.
    [Theory]
    [InlineData(Tournament.Classic, 64)]
    [InlineData(Tournament.Signals, 64)]
    [InlineData(Tournament.Crypto, 24)]
    public void Overlap_IsThatOfTheTournament(Tournament tournament, int rounds) =>
        StakingRules.Overlap(tournament).ShouldBe(rounds);

    // Sections 4.1 and 4.2: a position is locked for its round alone; 1 NMR a round means as many NMR as rounds are open.
    [Fact]
    public void Position_IsLockedForItsRoundAlone()
    {
        var run = LedgerRun.Atomic(First, 10m, 1m, AtomicMode.Constant);
        for (var round = First; round < First + 3; round++)
            run.Close(round, "a");
        run.Ledger.Positions(A).Select(p => (p.Round, p.Stake.Amount)).ShouldBe([(1343, 1m), (1344, 1m), (1345, 1m)]);
        (run.At(LedgerPlace.Locked, A), run.Idle).ShouldBe((new Nmr(3m), new Nmr(7m)));
        run.Resolve(First, ("a", 0m));
        (run.At(LedgerPlace.Locked, A), run.At(LedgerPlace.Claimable, A)).ShouldBe((new Nmr(2m), new Nmr(1m)));
    }

    // Section 4.3: if less is available, stake what there is.
    [Fact]
    public void Position_WithTooLittleIdle_TakesWhatThereIs()
    {
        var run = LedgerRun.Atomic(First, 1.25m, 1m, AtomicMode.Constant);
        run.Close(First, "a").Close(First + 1, "a").Close(First + 2, "a");
        run.Ledger.Positions(A).Select(p => p.Stake.Amount).ShouldBe([1m, 0.25m]);
    }

    // Section 4.3, Constant: a surplus of the settlement returns to idle.
    [Fact]
    public void Constant_ReturnsTheSurplusToIdle()
    {
        var run = Settled(AtomicMode.Constant, 0.2m, out var next);
        run.Close(next, "a").Ledger.AtRisk(A, next).ShouldBe(new Nmr(1m));
        run.Idle.ShouldBe(new Nmr(9.2m));
    }

    // Section 4.3, Constant: a smaller settlement funds the next stake whole, and idle tops it up.
    [Fact]
    public void Constant_TopsASmallerSettlementUpFromIdle()
    {
        var run = Settled(AtomicMode.Constant, -0.2m, out var next);
        run.Close(next, "a").Ledger.AtRisk(A, next).ShouldBe(new Nmr(1m));
        run.Idle.ShouldBe(new Nmr(8.8m));
    }

    // Section 4.3, Compound: the settlement is rolled whole; the configured amount is a floor.
    [Theory]
    [InlineData(0.2, 1.2, 9)]
    [InlineData(-0.2, 1.0, 8.8)]
    public void Compound_RollsTheSettlement_AndTheAmountIsAFloor(double payout, double stake, double idle)
    {
        var run = Settled(AtomicMode.Compound, (decimal)payout, out var next);
        run.Close(next, "a").Ledger.AtRisk(A, next).ShouldBe(new Nmr((decimal)stake));
        run.Idle.ShouldBe(new Nmr((decimal)idle));
    }

    // Sections 4.3 and 9: the other reading, "exactly, until payouts begin", stakes the settlement alone.
    [Fact]
    public void Compound_WithoutAFloor_StakesTheSettlementAlone()
    {
        var rules = StakingRules.Default with { CompoundTopsUp = false };
        var run = Settled(AtomicMode.Compound, -0.2m, out var next, rules);
        run.Close(next, "a").Ledger.AtRisk(A, next).ShouldBe(new Nmr(0.8m));
    }

    // Section 4.3: each invocation compounds only the newest settled claim; older ones wait for the days of grace.
    [Fact]
    public void Compound_RollsOnlyTheNewestClaim()
    {
        var run = LedgerRun.Atomic(First, 10m, 1m, AtomicMode.Compound).Close(First, "a").Close(First + 1, "a");
        run.Resolve(First, ("a", 0.5m));
        run.Resolve(First + 1, ("a", 0.1m));
        var next = Next(run);
        run.Close(next, "a").Ledger.AtRisk(A, next).ShouldBe(new Nmr(1.1m));
        run.Ledger.Claims(A).ShouldHaveSingleItem().Round.ShouldBe(First);
    }

    // Section 4.3: disabled, or an amount of zero: no new positions, open ones still settle.
    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    public void Stopped_OpensNoPosition_AndOpenOnesSettle(int amount, bool enabled)
    {
        var run = LedgerRun.Atomic(First, 10m, 1m, AtomicMode.Compound).Close(First, "a");
        var settings = new AtomicSettings(new Nmr(amount), AtomicMode.Compound, enabled);
        run.Ask(new StakeEvent.Configure(run.Ledger.Now, A, settings));
        run.Close(First + 1, "a").Ledger.AtRisk(A, First + 1).ShouldBe(Nmr.Zero);
        run.Resolve(First, ("a", 0.3m));
        run.Ledger.Claims(A).ShouldHaveSingleItem().Claimable.ShouldBe(new Nmr(1.3m));
    }

    // Section 4.4: wallet to strategy and back, idle only, any time.
    [Fact]
    public void Idle_IsDepositedAndWithdrawn_LockedIsNot()
    {
        var run = LedgerRun.Atomic(First, 10m, 4m, AtomicMode.Constant).Close(First, "a");
        var now = run.Ledger.Now;
        run.Refused(new StakeEvent.Withdraw(now, Tournament.Classic, new Nmr(6.1m)))
            .ShouldBe(StakeRefusal.InsufficientBalance);
        run.Ask(new StakeEvent.Withdraw(now, Tournament.Classic, new Nmr(6m)));
        (run.Wallet, run.Idle).ShouldBe((new Nmr(6m), Nmr.Zero));
        run.Ask(new StakeEvent.Deposit(now, Tournament.Classic, new Nmr(2m)));
        (run.Wallet, run.Idle).ShouldBe((new Nmr(4m), new Nmr(2m)));
        run.Refused(new StakeEvent.Deposit(now, Tournament.Signals, new Nmr(1m))).ShouldBe(StakeRefusal.NotAtomicYet);
    }

    // Section 4.7: payouts in descending stake, then burns in descending stake. Idle 0.3 tops up the larger burn only.
    [Fact]
    public void Invocations_ClaimPayoutsFirst_ThenBurns_TheLargerFirst()
    {
        StakedModel[] models = [A, B, new(Tournament.Classic, "c"), new(Tournament.Classic, "d")];
        var run = LedgerRun.Atomic(First, 10m, 1m, AtomicMode.Constant, null, models);
        void Set(int model, decimal amount) =>
            run.Ask(
                new StakeEvent.Configure(
                    run.Ledger.Now,
                    models[model],
                    new AtomicSettings(new Nmr(amount), AtomicMode.Constant, true)
                )
            );

        Set(0, 1m);
        Set(1, 3m);
        Set(2, 4m);
        Set(3, 2m);
        run.Close(First, "a", "b", "c", "d");
        run.Idle.ShouldBe(Nmr.Zero);
        run.Resolve(First, ("a", -0.3m), ("b", -0.5m), ("c", -0.1m), ("d", 0.3m));
        var next = Next(run);
        run.Close(next, "a", "b", "c", "d");
        // d leaves 0.3 idle; c takes 0.1 of it, b the other 0.2; a finds nothing.
        decimal[] stakes = [.. models.Select(m => run.Ledger.AtRisk(m, next).Amount)];
        stakes.ShouldBe([0.7m, 2.7m, 4m, 2m]);
    }

    private static LedgerRun Settled(AtomicMode mode, decimal payout, out int next, StakingRules? rules = null)
    {
        var run = LedgerRun.Atomic(First, 10m, 1m, mode, rules).Close(First, "a");
        run.Resolve(First, ("a", payout));
        next = Next(run);
        return run;
    }

    private static int Next(LedgerRun run) =>
        RoundCalendar.FirstRoundFrom(DateOnly.FromDateTime(run.Ledger.Now.UtcDateTime.AddDays(1)));
}
