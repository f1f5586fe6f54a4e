using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Tests.Ledger.Staking;

namespace Ballast.Tests.Ledger.Legacy;

/// <summary>At-risk, settlement and compounding of legacy staking: a rule a test, worked by hand from the domain notes.</summary>
public sealed class LegacySettlementRuleTests
{
    private const int Tuesday = 1200;

    // Section 3.2: stake at close, less what is pending release; the wallet is never at risk.
    [Fact]
    public void AtRisk_IsTheStakeAtTheClose_NotTheWallet()
    {
        var run = LedgerRun.Legacy(Tuesday, wallet: 50m, stake: 100m).Close(Tuesday, "a");
        run.Ledger.AtRisk(LedgerRun.A, Tuesday).ShouldBe(new Nmr(100m));
    }

    // Sections 3.2 and 2.4: without a valid on-time submission, or with a failed gate of Signals, nothing is at risk.
    [Theory]
    [InlineData(true, true, 100)]
    [InlineData(false, true, 0)]
    [InlineData(true, false, 0)]
    public void AtRisk_OfALateSubmissionOrAFailedGate_IsZero(bool onTime, bool passes, int expected)
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, [new RoundSubmission("a", onTime, passes)]);
        run.Ledger.AtRisk(LedgerRun.A, Tuesday).ShouldBe(new Nmr(expected));
        run.Close(Tuesday + 1).Ledger.AtRisk(LedgerRun.A, Tuesday + 1).ShouldBe(Nmr.Zero);
    }

    // Section 3.2: through R297 the first scoring Thursday, from R298 the deadline. R297 opened Saturday 2022-01-01.
    [Fact]
    public void Stake_ThroughRound297_CountsOnTheFirstScoringThursday()
    {
        StakingRules.Default.StakesFixedAt(297).Date.ShouldBe(new DateTime(2022, 1, 6));
        StakingRules.Default.StakesFixedAt(297).DayOfWeek.ShouldBe(DayOfWeek.Thursday);
        StakingRules.Default.StakesFixedAt(298).ShouldBe(RoundCalendar.CloseTime(298));
        StakingRules.Default.StakesFixedAt(298).DayOfWeek.ShouldBe(DayOfWeek.Monday);
    }

    // Section 3.4: stake(Y) = stake(Y-1) + payout(Y-4) in the weekly era, 5 from R298 on.
    [Theory]
    [InlineData(240, 4)]
    [InlineData(293, 4)]
    [InlineData(294, 5)]
    [InlineData(310, 5)]
    public void Payout_InTheWeeklyEra_JoinsTheStakeAfterTheLag(int paid, int lag)
    {
        var atRisk = new Dictionary<int, Nmr>();
        LedgerRun
            .Legacy(paid - 1, 0m, 100m)
            .Play(
                paid - 1,
                paid + 6,
                (round, risk) =>
                {
                    atRisk[round] = risk;
                    return new Nmr(round == paid ? 7m : 0m);
                }
            );
        atRisk.Where(r => r.Value == new Nmr(107m)).Min(r => r.Key).ShouldBe(paid + lag);
    }

    // Section 3.7: stake 100, corr 0.02, mmc 0.01, factor 0.12 -> +0.45 NMR; the next day's round still has 100 at risk.
    [Fact]
    public void WorkedSettlement_OfTheDomainNotes_Pays045()
    {
        var rule = PayoutTimeline.Shipped.At(Tournament.Classic, Tuesday).Rule!;
        var weighted = (0.75m * 0.02m) + (2.25m * 0.01m);
        var share = rule.FormulaIn(Tuesday).Return(weighted, 72_000m / 600_000m, rule.Clip);
        share.ShouldBe(0.0045m);
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a").Close(Tuesday + 1, "a");
        run.Ledger.AtRisk(LedgerRun.A, Tuesday + 1).ShouldBe(new Nmr(100m));
        run.Resolve(Tuesday, ("a", (run.Ledger.AtRisk(LedgerRun.A, Tuesday) * share).Amount));
        run.Stake(LedgerRun.A).ShouldBe(new Nmr(100.45m));
        run.Paid.ShouldBe(new Nmr(0.45m));
    }

    // Section 3.4: in the daily era a resolving round lands in the stake before the next close.
    [Fact]
    public void Payout_InTheDailyEra_LandsInTheStakeBeforeTheNextClose()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a");
        run.Resolve(Tuesday, ("a", 1m));
        var next = RoundCalendar.FirstRoundFrom(DateOnly.FromDateTime(run.Ledger.Now.UtcDateTime.AddDays(1)));
        run.Close(next, "a").Ledger.AtRisk(LedgerRun.A, next).ShouldBe(new Nmr(101m));
    }

    // Section 3.4: a burn leaves the at-risk of later rounds as it is; future closes see the smaller stake.
    [Fact]
    public void Burn_LowersTheStake_NotRoundsAlreadyClosed()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a").Close(Tuesday + 20, "a");
        run.Resolve(Tuesday, ("a", -5m));
        run.Ledger.AtRisk(LedgerRun.A, Tuesday + 20).ShouldBe(new Nmr(100m));
        run.Close(Tuesday + 40, "a").Ledger.AtRisk(LedgerRun.A, Tuesday + 40).ShouldBe(new Nmr(95m));
        run.Burned.ShouldBe(new Nmr(5m));
    }

    // Section 3.4: take profit sends payouts of at least 1 NMR to the wallet; smaller ones compound; burns hit the stake.
    [Theory]
    [InlineData(1.0, 100.0, 1.0)]
    [InlineData(0.999, 100.999, 0.0)]
    [InlineData(2.5, 100.0, 2.5)]
    [InlineData(-2.5, 97.5, 0.0)]
    public void TakeProfit_SendsPayoutsOfOneNmrToTheWallet(double payout, double stake, double wallet)
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m, takesProfit: true).Close(Tuesday, "a");
        run.Resolve(Tuesday, ("a", (decimal)payout));
        run.Stake(LedgerRun.A).ShouldBe(new Nmr((decimal)stake));
        run.Wallet.ShouldBe(new Nmr((decimal)wallet));
    }

    // Section 3.4: take profit exists from R270 on.
    [Theory]
    [InlineData(269, 105, 0)]
    [InlineData(270, 100, 5)]
    public void TakeProfit_BeforeRound270_Compounds(int round, int stake, int wallet)
    {
        var run = LedgerRun.Legacy(round, 0m, 100m, takesProfit: true).Close(round, "a");
        run.Resolve(round, ("a", 5m));
        run.Stake(LedgerRun.A).ShouldBe(new Nmr(stake));
        run.Wallet.ShouldBe(new Nmr(wallet));
    }

    // Section 3.4: the setting must be in place before the deadline.
    [Fact]
    public void TakeProfit_CountsAsItWasAtTheDeadline()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a");
        run.Ask(new StakeEvent.SetTakeProfit(run.Fixed(Tuesday), LedgerRun.A, true));
        run.Close(Tuesday + 1, "a");
        run.Resolve(Tuesday, ("a", 2m));
        run.Wallet.ShouldBe(Nmr.Zero);
        run.Resolve(Tuesday + 1, ("a", 3m));
        run.Wallet.ShouldBe(new Nmr(3m));
        run.Stake(LedgerRun.A).ShouldBe(new Nmr(102m));
    }

    [Fact]
    public void Burns_TogetherLargerThanTheStake_TakeWhatThereIs()
    {
        var run = LedgerRun.Legacy(Tuesday, 0m, 100m).Close(Tuesday, "a").Close(Tuesday + 1, "a");
        run.Resolve(Tuesday, ("a", -70m)).ShouldBe(new RoundSettlement(Nmr.Zero, new Nmr(70m), Nmr.Zero));
        run.Resolve(Tuesday + 1, ("a", -70m)).ShouldBe(new RoundSettlement(Nmr.Zero, new Nmr(30m), new Nmr(40m)));
        run.At(LedgerPlace.Stake, LedgerRun.A).ShouldBe(Nmr.Zero);
    }
}
