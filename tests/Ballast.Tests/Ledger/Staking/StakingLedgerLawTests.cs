using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Ledger.Staking;

/// <summary>Laws of the ledger over random accounts: whatever owners ask for and rounds pay.</summary>
public sealed class StakingLedgerLawTests
{
    private const int Rounds = 130;
    private static readonly Arbitrary<int> Seeds = Gen.Choose(1, int.MaxValue).ToArbitrary();

    [Fact]
    public void Sum_OfAllAccounts_IsZeroAfterEveryEvent() =>
        Hold(ledger => ledger.Balances.Values.Sum(b => b.Amount).ShouldBe(0m));

    [Fact]
    public void Position_IsNeverBelowZero() =>
        Hold(ledger => ledger.Balances.Where(b => !b.Key.IsOutside).ShouldAllBe(b => b.Value >= Nmr.Zero));

    /// <summary>What the books hold is what positions, claims and rounds say.</summary>
    [Fact]
    public void Books_AgreeWithPositionsAndClaims() =>
        Hold(ledger =>
        {
            foreach (var model in ledger.Balances.Keys.Where(a => a.Place == LedgerPlace.Stake).Select(Key))
            {
                var locked = ledger.Positions(model).Sum(p => p.Stake.Amount);
                ledger.Balance(LedgerPlace.Locked, model).ShouldBe(new Nmr(locked));
                var claims = ledger.Claims(model).Sum(c => c.Principal.Amount);
                ledger.Balance(LedgerPlace.Claimable, model).ShouldBe(new Nmr(claims));
            }
        });

    /// <summary>NMR of a debt came from a claim of its own model, and goes to one or is burned.</summary>
    [Fact]
    public void Debt_NeverNetsAcrossModels()
    {
        var paid = 0;
        Check.One(
            Runs(60),
            Prop.ForAll(
                Seeds,
                seed =>
                {
                    var events = new RandomEvents((ulong)seed);
                    events.Run(Rounds, () => { });
                    foreach (var entry in events.Ledger.Entries.Where(Touches))
                    {
                        var (debt, other) =
                            entry.From.Place == LedgerPlace.Debt ? (entry.From, entry.To) : (entry.To, entry.From);
                        if (other == LedgerAccount.Burned)
                            continue;
                        other.ShouldBe(LedgerAccount.At(LedgerPlace.Claimable, Key(debt)));
                        paid += entry.Why == EntryReason.DebtPaid ? 1 : 0;
                    }
                }
            )
        );
        paid.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Payout_OutsideOfTheClipOrOfWhatIsAtRisk_IsRefused()
    {
        var run = LedgerRun.Legacy(1200, 0m, 100m).Close(1200, "a");
        RoundResolution Pays(decimal? clip, params (string Model, decimal Payout)[] payouts) =>
            new()
            {
                Tournament = Tournament.Classic,
                Round = 1200,
                Moment = run.Resolves(1200),
                Clip = clip,
                Payouts = payouts.ToDictionary(p => p.Model, p => new Nmr(p.Payout)),
            };

        Should
            .Throw<ArgumentException>(() => run.Ledger.Resolve(Pays(0.05m, ("a", 5.1m))))
            .Message.ShouldContain("clip");
        Should.Throw<ArgumentException>(() => run.Ledger.Resolve(Pays(0.05m, ("a", -5.1m))));
        Should.Throw<ArgumentException>(() => run.Ledger.Resolve(Pays(null, ("a", -100.1m))));
        Should.Throw<ArgumentException>(() => run.Ledger.Resolve(Pays(0.05m))).Message.ShouldContain("missing");
        Should.Throw<ArgumentException>(() => run.Ledger.Resolve(Pays(0.05m, ("a", 1m), ("b", 1m))));
        run.Ledger.Resolve(Pays(0.05m, ("a", 5m))).Paid.ShouldBe(new Nmr(5m));
    }

    [Fact]
    public void Copy_GoesOnByItself_AndGivesTheSame()
    {
        var events = new RandomEvents(5);
        var steps = 0;
        StakingLedger? copy = null;
        string? before = null;
        events.Run(
            Rounds,
            () =>
            {
                steps++;
                if (steps == 120)
                    (copy, before) = (events.Ledger.Copy(), Text(events.Ledger));
            }
        );
        copy.ShouldNotBeNull();
        Text(copy).ShouldBe(before);
        Text(events.Ledger).ShouldNotBe(before);
        copy.Apply(new StakeEvent.Receive(copy.Now, new Nmr(1m)));
        copy.Entries.Count.ShouldBeLessThan(events.Ledger.Entries.Count);
    }

    [Fact]
    public void Copy_ClosesAndResolvesRoundsOnItsOwn()
    {
        var run = LedgerRun.Legacy(1200, 0m, 100m).Close(1200, "a");
        var copy = run.Ledger.Copy();
        run.Close(1201, "a").Resolve(1200, ("a", 1m));
        copy.Close(
            new RoundClosing
            {
                Tournament = Tournament.Classic,
                Round = 1201,
                Moment = run.Fixed(1201),
                ResolvesAt = run.Resolves(1201),
                Submissions = [],
            }
        );
        copy.AtRisk(LedgerRun.A, 1200).ShouldBe(new Nmr(100m));
        copy.AtRisk(LedgerRun.A, 1201).ShouldBe(Nmr.Zero);
        copy.Balance(LedgerPlace.Stake, LedgerRun.A).ShouldBe(new Nmr(100m));
        run.Stake(LedgerRun.A).ShouldBe(new Nmr(101m));
    }

    private static void Hold(Action<StakingLedger> law) =>
        Check.One(
            Runs(25),
            Prop.ForAll(
                Seeds,
                seed =>
                {
                    var events = new RandomEvents((ulong)seed);
                    events.Run(Rounds, () => law(events.Ledger));
                }
            )
        );

    private static Config Runs(int runs) => Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(runs);

    private static bool Touches(LedgerEntry entry) =>
        entry.From.Place == LedgerPlace.Debt || entry.To.Place == LedgerPlace.Debt;

    private static StakedModel Key(LedgerAccount account) => new(account.Tournament!.Value, account.Model!);

    private static string Text(StakingLedger ledger) =>
        string.Join(
            '\n',
            ledger
                .Balances.Select(b => $"{b.Key} {b.Value}")
                .Order(StringComparer.Ordinal)
                .Append($"{ledger.Entries.Count}")
        );
}
