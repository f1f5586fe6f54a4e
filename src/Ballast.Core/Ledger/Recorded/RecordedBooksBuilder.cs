using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Recorded;

/// <summary>Double-entry books of what a sync stored: the balances of the first sync, then every known movement, held against every later sync.</summary>
/// <remarks>
/// <para>
/// Where a reported balance differs from the books, or an account would fall below zero, the difference is an entry of its own against <see cref="LedgerAccount.Unexplained"/>;
/// nothing is put right silently.
/// </para>
/// <para>
/// Payouts and burns are entered when their round resolves, deferred burns too: what Numerai calls debt is a burn here already, so claimable NMR are the claim's worth and not its
/// principal. Whether a claim was staked again, finalised or claimed is not reported (domain notes, section 4.7): what is not listed any more is idle.
/// </para>
/// <para>
/// Idle NMR are reported by nobody: at the first sync they are what <see cref="StrategyBalance"/> works out, and no balance is asserted of them.
/// </para>
/// </remarks>
public sealed class RecordedBooksBuilder
{
    private readonly RecordedAccount _account;
    private readonly RemainderBooks _books = new();
    private readonly List<BalanceCheck> _checks = [];
    private readonly StakingRules _rules = StakingRules.Default;
    private readonly ReportedState _reported;

    private RecordedBooksBuilder(RecordedAccount account)
    {
        _account = account;
        _reported = new ReportedState(account);
    }

    /// <summary>Builds the books.</summary>
    /// <exception cref="ArgumentException">No balance was ever reported.</exception>
    public static RecordedBooks Build(RecordedAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (account.Reported.Count == 0)
            throw new ArgumentException("Books begin with a told balance.", nameof(account));
        var builder = new RecordedBooksBuilder(account);
        builder.Run();
        return new RecordedBooks(builder._books.Entries, builder._checks);
    }

    private void Run()
    {
        var first = _account.Reported[0];
        _books.Now = first.Moment;
        Open(first);
        foreach (var step in Steps(first.Moment))
        {
            _books.Now = step.Moment;
            step.Happen();
        }
    }

    /// <summary>What happens after the first sync. At one moment rounds resolve first, then NMR move, and then balances are reported.</summary>
    private IEnumerable<(DateTimeOffset Moment, Action Happen)> Steps(DateTimeOffset after)
    {
        var settled = _account.Settled.Select(s => (s.Moment, Order: 0, Happen: (Action)(() => Settle(s))));
        var cutovers = _account.Cutovers.Select(c =>
            (Moment: c.Value, Order: 1, Happen: (Action)(() => Migrate(c.Key)))
        );
        var moved = _account.Movements.Select(m =>
            (m.Moment, Order: 2, Happen: (Action)(() => MovementEntries.Enter(_books, _reported, m)))
        );
        var reported = _account.Reported.Skip(1).Select(t => (t.Moment, Order: 3, Happen: (Action)(() => Compare(t))));
        return settled
            .Concat(cutovers)
            .Concat(moved)
            .Concat(reported)
            .Where(s => s.Moment > after)
            .OrderBy(s => s.Moment)
            .ThenBy(s => s.Order)
            .Select(s => (s.Moment, s.Happen));
    }

    private void Open(ReportedBalances first)
    {
        foreach (var (account, nmr) in _reported.At(first))
        {
            _books.Enter(LedgerAccount.Opening, account, nmr, EntryReason.Opening);
            _checks.Add(new BalanceCheck(_books.Entries.Count, _books.Now, account, nmr));
        }
        foreach (var (model, nmr) in _reported.Held(first.Facts))
            _books.Enter(
                LedgerAccount.Opening,
                LedgerAccount.At(LedgerPlace.Held, model),
                nmr,
                EntryReason.Opening,
                model
            );
        foreach (var (model, nmr) in _reported.Locked(first))
            _books.Enter(
                LedgerAccount.Opening,
                LedgerAccount.At(LedgerPlace.Locked, model),
                nmr,
                EntryReason.Opening,
                model
            );
        foreach (var tournament in _account.Cutovers.Where(c => c.Value <= _books.Now).Select(c => c.Key).Order())
        {
            var idle =
                StrategyBalance.Compute(tournament, _account.Movements, _account.Settled, _books.Now)
                - _books.Sum(LedgerPlace.Locked, tournament)
                - _books.Sum(LedgerPlace.Claimable, tournament);
            if (idle > Nmr.Zero)
                _books.Enter(LedgerAccount.Opening, LedgerAccount.Idle(tournament), idle, EntryReason.Opening);
        }
    }

    private void Settle(SettledStake settled)
    {
        var (model, payout) = (_reported.Key(settled.Model.Tournament, settled.Model.Name), settled.Payout);
        var place = LedgerAccount.At(settled.IsAtomic ? LedgerPlace.Claimable : LedgerPlace.Stake, model);
        if (settled is { IsAtomic: true, AtRisk: { } principal })
            _books.Take(
                LedgerAccount.At(LedgerPlace.Locked, model),
                place,
                principal,
                EntryReason.Resolved,
                model,
                settled.Round
            );
        if (payout < Nmr.Zero)
            _books.Take(place, LedgerAccount.Burned, -payout, EntryReason.Burn, model, settled.Round);
        else if (!settled.IsAtomic && IsTaken(settled, model))
            _books.Enter(
                LedgerAccount.Payouts,
                LedgerAccount.Wallet,
                payout,
                EntryReason.ProfitTaken,
                model,
                settled.Round
            );
        else
            _books.Enter(LedgerAccount.Payouts, place, payout, EntryReason.Payout, model, settled.Round);
    }

    /// <summary>Whether a payout went to the wallet, by the setting that was last reported before its stake was fixed, else first reported after it (domain notes, section 3.4).</summary>
    private bool IsTaken(SettledStake settled, StakedModel model) =>
        settled.Round >= _rules.TakeProfitFrom
        && settled.Payout >= _rules.LeastTakenProfit
        && _reported.TakesProfit(model, settled.FixedAt);

    /// <summary>Increases that are still held become idle (domain notes, section 4.8).</summary>
    private void Migrate(Tournament tournament)
    {
        foreach (var (account, nmr) in _books.Of(LedgerPlace.Held, tournament))
            _books.Enter(
                account,
                LedgerAccount.Idle(tournament),
                nmr,
                EntryReason.IncreaseMigrated,
                ReportedState.Model(account)
            );
    }

    /// <summary>Holds the books against what was reported: requests and claims first, which say where NMR lie, and then the balances.</summary>
    private void Compare(ReportedBalances reported)
    {
        var held = _reported.Held(reported.Facts).ToDictionary(h => h.Model, h => h.Amount);
        foreach (var (model, nmr) in held)
        {
            var account = LedgerAccount.At(LedgerPlace.Held, model);
            _books.Take(
                LedgerAccount.Wallet,
                account,
                RemainderBooks.Positive(nmr - _books.Balance(account)),
                EntryReason.IncreaseHeld,
                model
            );
        }
        foreach (var (account, nmr) in Tournaments.All.SelectMany(t => _books.Of(LedgerPlace.Held, t)).ToList())
        {
            // Not listed any more and not in force: cancelled, or what became of it is not known.
            var model = ReportedState.Model(account)!.Value;
            _books.Enter(
                account,
                LedgerAccount.Unexplained,
                RemainderBooks.Positive(nmr - held.GetValueOrDefault(model)),
                EntryReason.Unexplained,
                model
            );
        }
        foreach (var (account, nmr) in _reported.At(reported))
        {
            var missing = nmr - _books.Balance(account);
            var model = ReportedState.Model(account);
            if (account.Place == LedgerPlace.Claimable && _account.Cutovers.ContainsKey(account.Tournament!.Value))
            {
                var idle = LedgerAccount.Idle(account.Tournament!.Value);
                _books.Enter(account, idle, RemainderBooks.Positive(-missing), EntryReason.ClaimTaken, model);
                missing = RemainderBooks.Positive(missing);
                var back = RemainderBooks.Least(missing, _books.Balance(idle));
                _books.Enter(idle, account, back, EntryReason.Resolved, model);
                missing -= back;
            }
            _books.Enter(
                LedgerAccount.Unexplained,
                account,
                RemainderBooks.Positive(missing),
                EntryReason.Unexplained,
                model
            );
            _books.Enter(
                account,
                LedgerAccount.Unexplained,
                RemainderBooks.Positive(-missing),
                EntryReason.Unexplained,
                model
            );
            _checks.Add(new BalanceCheck(_books.Entries.Count, _books.Now, account, nmr));
        }
    }
}
