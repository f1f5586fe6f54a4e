using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;
using Ballast.Tests.Ledger.Staking;

namespace Ballast.Tests.Ledger.Migration;

/// <summary>From legacy to atomic staking: a rule a test, worked by hand from the domain notes, section 4.8.</summary>
public sealed class MigrationRuleTests
{
    private const int First = 1343;
    private static readonly StakedModel A = LedgerRun.A;
    private static readonly DateTimeOffset Cutover = RoundCalendar.OpenTime(First);

    [Fact]
    public void Cutover_SwitchesLegacyControlsOff()
    {
        var run = Before(rounds: 1);
        run.Ledger.Cutover(Tournament.Classic, First, Cutover);
        run.Refused(new StakeEvent.Increase(Cutover, A, new Nmr(5m))).ShouldBe(StakeRefusal.LegacyEnded);
        run.Refused(new StakeEvent.Release(Cutover, A, new Nmr(5m))).ShouldBe(StakeRefusal.LegacyEnded);
        run.Refused(new StakeEvent.SetTakeProfit(Cutover, A, true)).ShouldBe(StakeRefusal.LegacyEnded);
        run.Refused(new StakeEvent.Increase(Cutover, new(Tournament.Signals, "s"), new Nmr(500m)))
            .ShouldBe(StakeRefusal.InsufficientBalance);
    }

    // Settings: TVL / R. (128 + 16 - 8) / 64 = 2.125, or 2.25 where the release is forgotten. It is not paid out either way.
    [Theory]
    [InlineData(ReleaseAtCutover.LowersFirstSettings, 2.125)]
    [InlineData(ReleaseAtCutover.Forgotten, 2.25)]
    public void Cutover_FoldsPendingChangesIn_AndCancelsTheRelease(ReleaseAtCutover choice, double amount)
    {
        var run = Before(rounds: 1, StakingRules.Default with { PendingRelease = choice });
        run.Ask(new StakeEvent.Increase(Cutover.AddMinutes(-5), A, new Nmr(16m)));
        run.Ask(new StakeEvent.Release(Cutover.AddMinutes(-5), A, new Nmr(8m)));
        run.Ledger.Cutover(Tournament.Classic, First, Cutover);
        run.Ledger.Release(A).ShouldBeNull();
        run.Ledger.Settings(A).ShouldBe(new AtomicSettings(new Nmr((decimal)amount), AtomicMode.Compound, true));
        (run.Idle, run.At(LedgerPlace.Held, A), run.Stake(A)).ShouldBe((new Nmr(16m), Nmr.Zero, new Nmr(128m)));
        run.Resolve(First - 1, ("a", 0m));
        run.Wallet.ShouldBe(new Nmr(84m));
    }

    // Each resolving legacy round moves a slice of the stake at the cutover; the last one moves the rest.
    [Theory]
    [InlineData(MigrationSlice.OneOverOverlap, "2", "2", "124")]
    [InlineData(MigrationSlice.TwentyFourth, "5.333333333333333333", "5.333333333333333333", "117.333333333333333334")]
    [InlineData(
        MigrationSlice.EvenOverRunningRounds,
        "42.666666666666666667",
        "42.666666666666666666",
        "42.666666666666666667"
    )]
    public void LegacyRound_ThatResolves_MovesASlice(MigrationSlice slice, string one, string two, string three)
    {
        var run = Before(rounds: 3, StakingRules.Default with { Slice = slice });
        run.Ledger.Cutover(Tournament.Classic, First, Cutover);
        run.Idle.ShouldBe(Nmr.Zero);
        run.Resolve(First - 3, ("a", 0m));
        run.Idle.ShouldBe(Nmr.Parse(one));
        run.Resolve(First - 2, ("a", 0m));
        run.Idle.ShouldBe(Nmr.Parse(one) + Nmr.Parse(two));
        run.Resolve(First - 1, ("a", 0m));
        run.Idle.ShouldBe(Nmr.Parse(one) + Nmr.Parse(two) + Nmr.Parse(three));
        run.Stake(A).ShouldBe(Nmr.Zero);
    }

    // Meanwhile: legacy at-risk, idle and a position at once; old rounds burn from the legacy stake.
    [Fact]
    public void Migrating_AModelStakesBothWays()
    {
        var run = Before(rounds: 2);
        run.Ledger.Cutover(Tournament.Classic, First, Cutover);
        run.Ask(new StakeEvent.Deposit(Cutover, Tournament.Classic, new Nmr(10m)));
        run.Close(First, "a");
        run.Ledger.AtRisk(A, First).ShouldBe(new Nmr(2m));
        run.Ledger.AtRisk(A, First - 1).ShouldBe(new Nmr(128m));
        run.Resolve(First - 2, ("a", -6.4m));
        (run.Burned, run.Stake(A), run.Idle).ShouldBe((new Nmr(6.4m), new Nmr(119.6m), new Nmr(10m)));
    }

    [Fact]
    public void Cutover_WithoutRunningRounds_MovesAllAtOnce()
    {
        var run = Before(rounds: 0);
        run.Ledger.Cutover(Tournament.Classic, First, Cutover);
        (run.Idle, run.Stake(A)).ShouldBe((new Nmr(128m), Nmr.Zero));
        Should.Throw<ArgumentException>(() => run.Ledger.Cutover(Tournament.Classic, First, Cutover));
    }

    private static LedgerRun Before(int rounds, StakingRules? rules = null)
    {
        var opening = new OpeningState
        {
            At = RoundCalendar.OpenTime(First - 4),
            Wallet = new Nmr(100m),
            Models = [new OpeningModel { Model = A, Stake = new Nmr(128m) }],
        };
        var run = new LedgerRun(opening, rules, First);
        for (var round = First - rounds; round < First; round++)
            run.Close(round, "a");
        return run;
    }
}
