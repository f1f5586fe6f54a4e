using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Legacy;
using Ballast.Core.Ledger.Migration;
using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Staking;

/// <summary>One account in one tournament: both ways of staking, and which of them a round belongs to.</summary>
internal sealed class TournamentStaking
{
    private readonly LegacyMigration _migration;
    private readonly HashSet<int> _running;
    private readonly HashSet<int> _closed;

    /// <summary>Nothing yet.</summary>
    public TournamentStaking(Tournament tournament)
    {
        Tournament = tournament;
        (Legacy, Atomic) = (new LegacyStaking(tournament), new AtomicStaking(tournament));
        (_migration, _running, _closed) = (new LegacyMigration(tournament), [], []);
    }

    private TournamentStaking(TournamentStaking other)
    {
        Tournament = other.Tournament;
        (Legacy, Atomic) = (other.Legacy.Copy(), other.Atomic.Copy());
        (_migration, _running) = (other._migration.Copy(), [.. other._running]);
        (FirstAtomicRound, _closed) = (other.FirstAtomicRound, [.. other._closed]);
    }

    public Tournament Tournament { get; }

    public LegacyStaking Legacy { get; }

    public AtomicStaking Atomic { get; }

    /// <summary>The first atomic round; null before the cutover.</summary>
    public int? FirstAtomicRound { get; private set; }

    /// <summary>Whether the cutover has been: legacy controls are off.</summary>
    public bool IsAtomic => FirstAtomicRound is not null;

    /// <summary>Takes over what was running when the ledger began.</summary>
    public void Open(OpeningTournament opening)
    {
        FirstAtomicRound = opening.FirstAtomicRound;
        _running.UnionWith(opening.RunningLegacyRounds);
    }

    /// <summary>Takes over a model as it was when the ledger began; its NMR is in the books already.</summary>
    public void Open(OpeningModel opening)
    {
        var legacy = Legacy.Model(opening.Model.Name);
        (legacy.TakesProfit, legacy.Release) = (opening.TakesProfit, opening.Release);
        foreach (var round in opening.Rounds)
            legacy.Add(round);
        _running.UnionWith(opening.Rounds.Select(r => r.Round));
        if (IsAtomic)
            _migration.SetStake(opening.Model.Name, opening.StakeAtCutover ?? opening.Stake);
        var atomic = Atomic.Model(opening.Model.Name);
        atomic.Settings = opening.Settings;
        foreach (var position in opening.Positions)
            atomic.Add(position);
        foreach (var claim in opening.Claims.OrderBy(c => c.ResolvedAt))
            atomic.Add(claim);
    }

    /// <summary>Fixes the stakes of a round.</summary>
    /// <exception cref="ArgumentException">The round was closed before.</exception>
    public void Close(DoubleEntryBooks books, StakingRules rules, RoundClosing closing)
    {
        if (!_closed.Add(closing.Round) || _running.Contains(closing.Round))
            throw new ArgumentException($"Round {closing.Round} closes a second time.", nameof(closing));
        var counted = closing.Counted();
        if (FirstAtomicRound is { } first && closing.Round >= first)
        {
            var position = new AtomicPosition
            {
                Round = closing.Round,
                Stake = Nmr.Zero,
                ResolvesAt = closing.ResolvesAt,
            };
            Atomic.Close(books, rules, position, counted, closing.Moment);
            return;
        }
        _running.Add(closing.Round);
        var round = new LegacyRound
        {
            Round = closing.Round,
            AtRisk = Nmr.Zero,
            FixedAt = closing.Moment,
            ResolvesAt = closing.ResolvesAt,
            TakesProfit = false,
        };
        Legacy.Close(books, rules, round, counted);
    }

    /// <summary>NMR that a model has at risk in a round that has not resolved; zero where it has none.</summary>
    public Nmr AtRisk(string model, int round) =>
        Legacy.Find(model)?.Find(round)?.AtRisk ?? Atomic.Find(model)?.Find(round)?.Stake ?? Nmr.Zero;

    /// <summary>Models with NMR at risk in a round that has not resolved.</summary>
    public IEnumerable<string> AtRiskIn(int round) =>
        Legacy
            .Models.Where(m => m.Find(round) is not null)
            .Select(m => m.Key.Name)
            .Concat(Atomic.Models.Where(m => m.Find(round) is not null).Select(m => m.Key.Name));

    /// <summary>Settles a round. Payouts were checked.</summary>
    public RoundSettlement Resolve(DoubleEntryBooks books, StakingRules rules, RoundResolution resolution)
    {
        var (paid, burned, uncollected) = (Nmr.Zero, Nmr.Zero, Nmr.Zero);
        foreach (var (name, payout) in resolution.Payouts.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (Legacy.Find(name) is { } legacy && legacy.Take(resolution.Round) is { } round)
                uncollected += LegacyStaking.Settle(books, rules, legacy, round, payout, resolution.Moment);
            else if (Atomic.Find(name) is { } atomic && atomic.Find(resolution.Round) is { } position)
                AtomicStaking.Resolve(books, atomic, position, payout, resolution.Moment);
            (paid, burned) = payout < Nmr.Zero ? (paid, burned - payout) : (paid + payout, burned);
        }
        var running = _running.Count;
        if (_running.Remove(resolution.Round) && IsAtomic)
        {
            foreach (var model in Legacy.Models)
                _migration.MoveSlice(books, rules, model, Atomic.Idle, running, resolution.Moment);
        }
        return new RoundSettlement(paid, burned - uncollected, uncollected);
    }

    /// <summary>Begins atomic staking with a round.</summary>
    /// <exception cref="ArgumentException">It has begun already.</exception>
    public void Cutover(DoubleEntryBooks books, StakingRules rules, int firstRound, DateTimeOffset moment)
    {
        if (IsAtomic)
            throw new ArgumentException($"{Tournament} is on atomic staking since round {FirstAtomicRound}.");
        FirstAtomicRound = firstRound;
        _migration.Begin(books, rules, Legacy, Atomic, _running.Count, moment);
    }

    /// <summary>The same state, to go on from on its own.</summary>
    public TournamentStaking Copy() => new(this);
}
