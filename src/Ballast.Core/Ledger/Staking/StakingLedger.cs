using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Legacy;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Staking;

/// <summary>
/// The exact state of one account over all tournaments, carried forward by what its owner asks for (<see cref="Apply"/>) and by what the tournaments do
/// (<see cref="Close"/>, <see cref="Resolve"/>, <see cref="ScoringRun"/>, <see cref="Cutover"/>): where its NMR lies, what is locked and until when.
/// </summary>
/// <remarks>
/// Moments never go backwards. At one moment rounds resolve first, then the scoring run, then cutovers, then rounds close, then owners ask. Source: domain
/// notes, sections 3 and 4; choices between sources are <see cref="StakingRules"/>.
/// </remarks>
public sealed class StakingLedger
{
    private readonly Dictionary<Tournament, TournamentStaking> _tournaments;
    private readonly DoubleEntryBooks _books;
    private readonly StakingRules _rules;
    private readonly DateTimeOffset? _accountMade;
    private DateTimeOffset? _releasesPaidAt;

    /// <summary>Begins with stored facts.</summary>
    /// <exception cref="ArgumentException">A balance is below zero, or a round or model is given twice.</exception>
    public StakingLedger(OpeningState opening, StakingRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(opening);
        (_rules, _accountMade, Now) = (rules ?? StakingRules.Default, opening.AccountMade, opening.At);
        _tournaments = Tournaments.All.ToDictionary(t => t, t => new TournamentStaking(t));
        _books = OpeningBooks.Create(opening);
        foreach (var tournament in opening.Tournaments)
            _tournaments[tournament.Tournament].Open(tournament);
        foreach (var model in opening.Models)
            _tournaments[model.Model.Tournament].Open(model);
    }

    private StakingLedger(StakingLedger other)
    {
        (_rules, _accountMade, Now) = (other._rules, other._accountMade, other.Now);
        _tournaments = other._tournaments.ToDictionary(t => t.Key, t => t.Value.Copy());
        _books = other._books.Copy();
    }

    /// <summary>The moment the ledger stands at.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Every move of NMR since the ledger began, opening balances first.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _books.Entries;

    /// <summary>Every account that was ever touched. They sum to zero.</summary>
    public IReadOnlyDictionary<LedgerAccount, Nmr> Balances => _books.Balances;

    /// <summary>The balance of an account.</summary>
    public Nmr Balance(LedgerAccount account) => _books.Balance(account);

    /// <summary>The balance of a model's place.</summary>
    public Nmr Balance(LedgerPlace place, StakedModel model) => _books.Balance(place, model);

    /// <summary>The sum of all places of a kind.</summary>
    public Nmr Sum(LedgerPlace place) => _books.Sum(place);

    /// <summary>Whether atomic staking has begun in a tournament.</summary>
    public bool IsAtomic(Tournament tournament) => _tournaments[tournament].IsAtomic;

    /// <summary>The legacy rounds that a model has NMR at risk in, ascending.</summary>
    public IReadOnlyCollection<LegacyRound> Rounds(StakedModel model) => Legacy(model)?.Rounds ?? [];

    /// <summary>A model's pending release; null where there is none.</summary>
    public PendingRelease? Release(StakedModel model) => Legacy(model)?.Release;

    /// <summary>When a model's pending release is expected in the wallet; null where there is none.</summary>
    public DateTimeOffset? ReleaseDueAt(StakedModel model) =>
        Legacy(model) is { Release: { } release } legacy ? legacy.DueAt(release) : null;

    /// <summary>A model's settings on atomic staking.</summary>
    public AtomicSettings Settings(StakedModel model) => Atomic(model)?.Settings ?? default;

    /// <summary>A model's open positions, by round.</summary>
    public IReadOnlyCollection<AtomicPosition> Positions(StakedModel model) => Atomic(model)?.Positions ?? [];

    /// <summary>A model's settled and unclaimed positions, in the order in which they resolved.</summary>
    public IReadOnlyList<SettledClaim> Claims(StakedModel model) => Atomic(model)?.Claims ?? [];

    /// <summary>NMR that a model has at risk in a round that has not resolved; zero where it has none.</summary>
    public Nmr AtRisk(StakedModel model, int round) => _tournaments[model.Tournament].AtRisk(model.Name, round);

    /// <summary>Applies a request, or says why not.</summary>
    /// <exception cref="ArgumentException">The moment lies before <see cref="Now"/>.</exception>
    public StakeEventResult Apply(StakeEvent asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        AdvanceTo(asked.Moment);
        return asked switch
        {
            StakeEvent.Increase e => OnLegacy(e.Model, m => StakeRequests.Increase(_books, _rules, e, m)),
            StakeEvent.Release e => OnLegacy(
                e.Model,
                m =>
                {
                    _releasesPaidAt = null;
                    return StakeRequests.Release(_books, _rules, e, m);
                }
            ),
            StakeEvent.CancelRelease e => OnLegacy(e.Model, StakeRequests.Cancel),
            StakeEvent.SetTakeProfit e => OnLegacy(
                e.Model,
                m =>
                {
                    m.TakesProfit = e.IsOn;
                    return new StakeEventResult.Done();
                }
            ),
            StakeEvent.Configure e => OnAtomic(
                e.Model.Tournament,
                t => StakeRequests.Configure(_books, e, t.Atomic.Model(e.Model.Name))
            ),
            StakeEvent.Claim e => OnAtomic(
                e.Model.Tournament,
                t => StakeRequests.Claim(_books, e, t.Atomic.Find(e.Model.Name))
            ),
            StakeEvent.Deposit e => OnAtomic(
                e.Tournament,
                t => Move(e, LedgerAccount.Wallet, t.Atomic.Idle, e.Amount, EntryReason.Deposited)
            ),
            StakeEvent.Withdraw e => OnAtomic(
                e.Tournament,
                t => Move(e, t.Atomic.Idle, LedgerAccount.Wallet, e.Amount, EntryReason.Withdrawn)
            ),
            StakeEvent.Receive e => Move(
                e,
                LedgerAccount.Elsewhere,
                LedgerAccount.Wallet,
                e.Amount,
                EntryReason.Received
            ),
            StakeEvent.Send e => Send(e),
            _ => throw new ArgumentException($"No such request: {asked.GetType().Name}.", nameof(asked)),
        };
    }

    /// <summary>Lets time pass: releases that wait for no round any more are paid on their day.</summary>
    /// <exception cref="ArgumentException">The moment lies before <see cref="Now"/>.</exception>
    public void AdvanceTo(DateTimeOffset moment)
    {
        if (moment < Now)
            throw new ArgumentException($"{moment:u} lies before {Now:u}.", nameof(moment));
        // Between two requests of one moment nothing falls due that did not before.
        if (moment != _releasesPaidAt)
            PayReleases(moment);
        (Now, _releasesPaidAt) = (moment, moment);
    }

    /// <summary>Fixes the stakes of a round: held increases come in, legacy at-risk is set, positions are opened.</summary>
    /// <exception cref="ArgumentException">The moment lies before <see cref="Now"/>, or the round was closed before.</exception>
    public void Close(RoundClosing closing)
    {
        ArgumentNullException.ThrowIfNull(closing);
        AdvanceTo(closing.Moment);
        _tournaments[closing.Tournament].Close(_books, _rules, closing);
    }

    /// <summary>Settles a round, moves slices of the migration, and pays releases that waited for it.</summary>
    /// <exception cref="ArgumentException">
    /// The moment lies before <see cref="Now"/>; a model with NMR at risk has no payout, or one outside of the clip or of what is at risk.
    /// </exception>
    public RoundSettlement Resolve(RoundResolution resolution)
    {
        ArgumentNullException.ThrowIfNull(resolution);
        var tournament = _tournaments[resolution.Tournament];
        ResolutionCheck.ThrowIfWrong(tournament, resolution);
        if (resolution.Moment < Now)
            throw new ArgumentException($"{resolution.Moment:u} lies before {Now:u}.", nameof(resolution));
        // A release that falls due at this very moment is paid after the round: what it burns is gone first.
        PayReleases(resolution.Moment.AddTicks(-1));
        Now = resolution.Moment;
        var settlement = tournament.Resolve(_books, _rules, resolution);
        PayReleases(Now);
        _releasesPaidAt = Now;
        return settlement;
    }

    /// <summary>A scoring run of a tournament: claims that lay too long are finalised.</summary>
    /// <exception cref="ArgumentException">The moment lies before <see cref="Now"/>.</exception>
    public void ScoringRun(Tournament tournament, DateTimeOffset moment)
    {
        AdvanceTo(moment);
        _tournaments[tournament].Atomic.Finalise(_books, _rules, moment);
    }

    /// <summary>Atomic staking begins in a tournament.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="firstRound">Its first atomic round; earlier ones stay legacy.</param>
    /// <param name="moment">When.</param>
    /// <exception cref="ArgumentException">It has begun already, or the moment lies before <see cref="Now"/>.</exception>
    public void Cutover(Tournament tournament, int firstRound, DateTimeOffset moment)
    {
        AdvanceTo(moment);
        _tournaments[tournament].Cutover(_books, _rules, firstRound, moment);
    }

    /// <summary>A copy that goes on by itself: what happens to it does not touch this one.</summary>
    public StakingLedger Copy() => new(this);

    private LegacyModel? Legacy(StakedModel model) => _tournaments[model.Tournament].Legacy.Find(model.Name);

    private AtomicModel? Atomic(StakedModel model) => _tournaments[model.Tournament].Atomic.Find(model.Name);

    private void PayReleases(DateTimeOffset until)
    {
        var due = _tournaments
            .Values.SelectMany(t => t.Legacy.ReleasesDue(until))
            .Select(m => (Model: m, At: m.Release!.NotBefore > Now ? m.Release.NotBefore : Now))
            .OrderBy(d => d.At)
            .ToList();
        foreach (var (model, at) in due)
            LegacyStaking.PayRelease(_books, model, at);
    }

    private StakeEventResult OnLegacy(StakedModel model, Func<LegacyModel, StakeEventResult> apply)
    {
        var tournament = _tournaments[model.Tournament];
        return tournament.IsAtomic
            ? StakeRequests.Refuse(StakeRefusal.LegacyEnded, $"{model.Tournament} is on atomic staking.")
            : apply(tournament.Legacy.Model(model.Name));
    }

    private StakeEventResult OnAtomic(Tournament name, Func<TournamentStaking, StakeEventResult> apply)
    {
        var tournament = _tournaments[name];
        return tournament.IsAtomic
            ? apply(tournament)
            : StakeRequests.Refuse(StakeRefusal.NotAtomicYet, $"{name} is not on atomic staking yet.");
    }

    private StakeEventResult Move(
        StakeEvent asked,
        LedgerAccount from,
        LedgerAccount to,
        Nmr amount,
        EntryReason why
    ) => StakeRequests.Move(_books, from, to, amount, why, asked.Moment);

    private StakeEventResult Send(StakeEvent.Send asked)
    {
        var isYoung = _accountMade is { } made && asked.Moment - made < _rules.YoungAccount;
        return isYoung && asked.Amount > Nmr.Zero && asked.Amount <= _rules.SmallWithdrawal
            ? StakeRequests.Refuse(
                StakeRefusal.AccountTooYoung,
                $"An account younger than {_rules.YoungAccount.Days} days sends more than {_rules.SmallWithdrawal} NMR or nothing."
            )
            : Move(asked, LedgerAccount.Wallet, LedgerAccount.Elsewhere, asked.Amount, EntryReason.Sent);
    }
}
