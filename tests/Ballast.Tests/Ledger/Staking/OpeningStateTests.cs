using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Legacy;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Ledger.Staking;

public sealed class OpeningStateTests
{
    private static readonly StakedModel A = LedgerRun.A;

    /// <summary>A ledger that begins in the middle of a life ends like the one that lived it whole.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Ledger_BegunFromItsOwnFacts_GoesOnAlike(int seed)
    {
        var events = new RandomEvents((ulong)seed);
        (StakingLedger Left, StakingLedger Right)? pair = null;
        var steps = 0;
        events.Run(
            110,
            () =>
            {
                if (++steps == 50)
                    pair = (events.Ledger.Copy(), new StakingLedger(Facts(events.Ledger)));
            }
        );
        var (left, right) = pair!.Value;
        left.IsAtomic(Tournament.Classic).ShouldBeFalse();
        foreach (var round in Open(left).Order())
        {
            var resolution = new RoundResolution
            {
                Tournament = Tournament.Classic,
                Round = round,
                Moment = RoundCalendar.ResolveTime(round),
                Payouts = Models(left).ToDictionary(m => m.Name, m => left.AtRisk(m, round) * 0.03m),
            };
            left.Resolve(resolution);
            right.Resolve(resolution);
        }
        foreach (var place in new[] { LedgerPlace.Wallet, LedgerPlace.Stake, LedgerPlace.Held, LedgerPlace.Credit })
            right.Sum(place).ShouldBe(left.Sum(place));
    }

    [Fact]
    public void Ledger_OfStoredFacts_KnowsWhatIsLockedAndUntilWhen()
    {
        var at = RoundCalendar.OpenTime(1500);
        var (asked, resolves) = (at.AddDays(-3), at.AddDays(20));
        var ledger = new StakingLedger(
            new OpeningState
            {
                At = at,
                Wallet = new Nmr(7m),
                Tournaments =
                [
                    new OpeningTournament
                    {
                        Tournament = Tournament.Crypto,
                        Idle = new Nmr(3m),
                        FirstAtomicRound = 1292,
                    },
                ],
                Models =
                [
                    new OpeningModel
                    {
                        Model = A,
                        Stake = new Nmr(50m),
                        Held = new Nmr(4m),
                        Release = new PendingRelease
                        {
                            Amount = new Nmr(20m),
                            AskedAt = asked,
                            NotBefore = asked,
                        },
                        Rounds =
                        [
                            Round(1490, asked.AddDays(-1), resolves),
                            Round(1499, asked.AddDays(1), resolves.AddDays(9)),
                        ],
                    },
                    new OpeningModel
                    {
                        Model = new(Tournament.Crypto, "a"),
                        Settings = new AtomicSettings(new Nmr(1m), AtomicMode.Compound, true),
                        Debt = new Nmr(0.5m),
                        Positions =
                        [
                            new AtomicPosition
                            {
                                Round = 1495,
                                Stake = new Nmr(1.5m),
                                ResolvesAt = resolves,
                            },
                        ],
                        Claims =
                        [
                            new SettledClaim
                            {
                                Round = 1470,
                                Principal = new Nmr(1m),
                                Payout = new Nmr(0.25m),
                                ResolvedAt = at.AddDays(-1),
                            },
                        ],
                    },
                ],
            }
        );
        ledger.ReleaseDueAt(A).ShouldBe(resolves);
        ledger.Balances.Values.Sum(b => b.Amount).ShouldBe(0m);
        ledger.Balance(LedgerAccount.Opening).ShouldBe(new Nmr(-67m));
        ledger.Sum(LedgerPlace.Locked).ShouldBe(new Nmr(1.5m));
        ledger.ScoringRun(Tournament.Crypto, at.AddDays(6).AddSeconds(1));
        // 1 and 0.25, of which all is NMR kept for the debt of 0.5.
        ledger.Balance(LedgerAccount.Idle(Tournament.Crypto)).ShouldBe(new Nmr(4.25m));
        ledger.Sum(LedgerPlace.Debt).ShouldBe(new Nmr(0.25m));
    }

    [Fact]
    public void Ledger_OfABalanceBelowZero_IsRefused() =>
        Should.Throw<ArgumentException>(() =>
            new StakingLedger(new OpeningState { At = RoundCalendar.OpenTime(1500), Wallet = new Nmr(-1m) })
        );

    [Fact]
    public void Moment_BeforeTheLedgersOwn_IsRefused()
    {
        var run = LedgerRun.Legacy(1200, 5m, 5m).Close(1200, "a");
        var past = run.Ledger.Now.AddSeconds(-1);
        Should.Throw<ArgumentException>(() => run.Ledger.AdvanceTo(past));
        Should.Throw<ArgumentException>(() => run.Ledger.Apply(new StakeEvent.Send(past, new Nmr(1m))));
        Should.Throw<ArgumentException>(() => run.Resolve(past, 1200, ("a", 0m)));
        Should.Throw<ArgumentException>(() => run.Close(1200, "a"));
    }

    private static LegacyRound Round(int number, DateTimeOffset at, DateTimeOffset resolves) =>
        new()
        {
            Round = number,
            AtRisk = new Nmr(30m),
            FixedAt = at,
            ResolvesAt = resolves,
            TakesProfit = false,
        };

    private static OpeningState Facts(StakingLedger ledger) =>
        new()
        {
            At = ledger.Now,
            Wallet = ledger.Balance(LedgerAccount.Wallet),
            Credit = ledger.Balance(LedgerAccount.Credit),
            Models =
            [
                .. Models(ledger)
                    .Select(m => new OpeningModel
                    {
                        Model = m,
                        Stake = ledger.Balance(LedgerPlace.Stake, m),
                        Held = ledger.Balance(LedgerPlace.Held, m),
                        Release = ledger.Release(m),
                        Rounds = ledger.Rounds(m),
                    }),
            ],
        };

    private static IEnumerable<StakedModel> Models(StakingLedger ledger) =>
        ledger
            .Balances.Keys.Where(a => a.Place == LedgerPlace.Stake)
            .Select(a => new StakedModel(Tournament.Classic, a.Model!));

    private static IEnumerable<int> Open(StakingLedger ledger) =>
        Models(ledger).SelectMany(m => ledger.Rounds(m)).Select(r => r.Round).Distinct();
}
