using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Ledger.Staking;

/// <summary>A ledger of a small Classic account, reported by round numbers: moments are those of the calendar.</summary>
internal sealed class LedgerRun
{
    public static readonly StakedModel A = new(Tournament.Classic, "a");
    public static readonly StakedModel B = new(Tournament.Classic, "b");

    private readonly StakingRules _rules;
    private readonly int _firstAtomic;

    /// <param name="opening">What the account begins with.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="firstAtomic">Rounds from here on are scored over 60 days.</param>
    public LedgerRun(OpeningState opening, StakingRules? rules = null, int firstAtomic = int.MaxValue)
    {
        (_rules, _firstAtomic) = (rules ?? StakingRules.Default, firstAtomic);
        Ledger = new StakingLedger(opening, rules);
    }

    public StakingLedger Ledger { get; }

    public Nmr Wallet => Ledger.Balance(LedgerAccount.Wallet);

    public Nmr Idle => Ledger.Balance(LedgerAccount.Idle(Tournament.Classic));

    public Nmr Burned => Ledger.Balance(LedgerAccount.Burned);

    public Nmr Paid => -Ledger.Balance(LedgerAccount.Payouts);

    /// <summary>An account on legacy staking, a day before a round opens.</summary>
    public static LedgerRun Legacy(
        int firstRound,
        decimal wallet,
        decimal stake,
        StakingRules? rules = null,
        bool takesProfit = false
    ) =>
        new(
            new OpeningState
            {
                At = RoundCalendar.OpenTime(firstRound).AddDays(-1),
                Wallet = new Nmr(wallet),
                Models =
                [
                    new OpeningModel
                    {
                        Model = A,
                        Stake = new Nmr(stake),
                        TakesProfit = takesProfit,
                    },
                ],
            },
            rules
        );

    /// <summary>An account on atomic staking, a day before a round opens, with the same settings for each of some models.</summary>
    public static LedgerRun Atomic(
        int firstRound,
        decimal idle,
        decimal amount,
        AtomicMode mode,
        StakingRules? rules = null,
        params StakedModel[] models
    ) =>
        new(
            new OpeningState
            {
                At = RoundCalendar.OpenTime(firstRound).AddDays(-1),
                Wallet = Nmr.Zero,
                Tournaments =
                [
                    new OpeningTournament
                    {
                        Tournament = Tournament.Classic,
                        Idle = new Nmr(idle),
                        FirstAtomicRound = firstRound,
                    },
                ],
                Models =
                [
                    .. (models.Length == 0 ? [A] : models).Select(m => new OpeningModel
                    {
                        Model = m,
                        Settings = new AtomicSettings(new Nmr(amount), mode, true),
                    }),
                ],
            },
            rules,
            firstRound
        );

    public DateTimeOffset Fixed(int round) => _rules.StakesFixedAt(round);

    public DateTimeOffset Resolves(int round) => RoundCalendar.ResolveTime(round, round >= _firstAtomic ? 60 : 20);

    public Nmr Stake(StakedModel model) => Ledger.Balance(LedgerPlace.Stake, model);

    public Nmr At(LedgerPlace place, StakedModel model) => Ledger.Balance(place, model);

    public LedgerRun Close(int round, params string[] models) =>
        Close(round, [.. models.Select(m => new RoundSubmission(m, true))]);

    public LedgerRun Close(int round, RoundSubmission[] submissions)
    {
        Ledger.Close(
            new RoundClosing
            {
                Tournament = Tournament.Classic,
                Round = round,
                Moment = Fixed(round),
                ResolvesAt = Resolves(round),
                Submissions = submissions,
            }
        );
        return this;
    }

    public RoundSettlement Resolve(int round, params (string Model, decimal Payout)[] payouts) =>
        Resolve(Resolves(round), round, payouts);

    public RoundSettlement Resolve(DateTimeOffset moment, int round, params (string Model, decimal Payout)[] payouts) =>
        Ledger.Resolve(
            new RoundResolution
            {
                Tournament = Tournament.Classic,
                Round = round,
                Moment = moment,
                Payouts = payouts.ToDictionary(p => p.Model, p => new Nmr(p.Payout)),
            }
        );

    /// <summary>Closes and resolves all rounds of a span in their order; model a takes part in all.</summary>
    /// <param name="first">The first round.</param>
    /// <param name="last">The last round.</param>
    /// <param name="payout">Payout of a round by its number and what is at risk.</param>
    public LedgerRun Play(int first, int last, Func<int, Nmr, Nmr> payout)
    {
        var moments = Enumerable
            .Range(first, last - first + 1)
            .SelectMany(r => new[] { (At: Resolves(r), Round: r, Ends: true), (At: Fixed(r), Round: r, Ends: false) })
            .OrderBy(m => m.At)
            .ThenByDescending(m => m.Ends);
        foreach (var (_, round, ends) in moments)
        {
            if (ends)
                Resolve(round, ("a", payout(round, Ledger.AtRisk(A, round)).Amount));
            else
                Close(round, "a");
        }
        return this;
    }

    /// <summary>Asks and insists on being heard; when it is due.</summary>
    public DateTimeOffset? Ask(StakeEvent asked) => Ledger.Apply(asked).ShouldBeOfType<StakeEventResult.Done>().DueAt;

    /// <summary>Asks and insists on a refusal.</summary>
    public StakeRefusal Refused(StakeEvent asked)
    {
        var before = Ledger.Entries.Count;
        var reason = Ledger.Apply(asked).ShouldBeOfType<StakeEventResult.Refused>().Reason;
        Ledger.Entries.Count.ShouldBe(before);
        return reason;
    }
}
