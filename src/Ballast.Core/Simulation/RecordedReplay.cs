using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;

namespace Ballast.Core.Simulation;

/// <summary>Replays a policy on recorded rounds with the exact ledger: real dates, locks and delays of each staking system.</summary>
/// <remarks>
/// The policy decides before each close, and the only returns it is handed are those of rounds that have resolved by then: it cannot look ahead. At one moment
/// rounds resolve before others close.
/// </remarks>
public sealed class RecordedReplay
{
    private static readonly TimeSpan BeforeTheClose = TimeSpan.FromMinutes(1);

    private readonly ReplayRounds _rounds;
    private readonly IStakePolicy _policy;
    private readonly StakingLedger _ledger;
    private readonly StakeMover _mover;
    private readonly Dictionary<string, List<double>> _resolved;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<ReplayPoint> _points = [];
    private readonly int _firstAtomic;
    private DateTimeOffset? _decidedAt;
    private Nmr _peak;
    private (double Sum, int Count) _idle;

    private RecordedReplay(ReplayRounds rounds, IStakePolicy policy, Nmr capital)
    {
        (_rounds, _policy, _peak) = (rounds, policy, capital);
        _firstAtomic = rounds.Rounds.FirstOrDefault(r => r.IsAtomic)?.Round ?? int.MaxValue;
        var startsAtomic = rounds.Rounds[0].IsAtomic;
        _ledger = new StakingLedger(
            new OpeningState
            {
                At = rounds.Rounds[0].ClosesAt - TimeSpan.FromDays(1),
                Wallet = capital,
                Tournaments = startsAtomic
                    ? [new OpeningTournament { Tournament = rounds.Tournament, FirstAtomicRound = _firstAtomic }]
                    : [],
            }
        );
        _mover = new StakeMover(_ledger, rounds.Tournament, rounds.Models);
        _resolved = rounds.Models.ToDictionary(m => m, _ => new List<double>(), StringComparer.Ordinal);
    }

    /// <summary>Replays.</summary>
    /// <param name="rounds">The rounds; at least one.</param>
    /// <param name="policy">A policy that has not been used yet: some remember.</param>
    /// <param name="capital">NMR that the account begins with, above zero.</param>
    /// <param name="cancellation">Stops between rounds.</param>
    /// <exception cref="ArgumentException">There is no round, or no capital.</exception>
    public static ReplayResult Run(
        ReplayRounds rounds,
        IStakePolicy policy,
        Nmr capital,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(rounds);
        ArgumentNullException.ThrowIfNull(policy);
        if (rounds.Rounds.Count == 0 || capital <= Nmr.Zero)
            throw new ArgumentException("A replay needs a round and NMR to begin with.", nameof(rounds));
        return new RecordedReplay(rounds, policy, capital).Run(cancellation);
    }

    private ReplayResult Run(CancellationToken cancellation)
    {
        var steps = _rounds
            .Rounds.Select(r => (At: r.ResolvesAt, IsClose: false, Round: r))
            .Concat(_rounds.Rounds.Select(r => (At: r.ClosesAt, IsClose: true, Round: r)))
            .OrderBy(s => s.At)
            .ThenBy(s => s.IsClose)
            .ThenBy(s => s.Round.Round);
        foreach (var step in steps)
        {
            cancellation.ThrowIfCancellationRequested();
            if (step.IsClose)
                Close(step.Round);
            else
                Resolve(step.Round);
        }
        return new ReplayResult
        {
            Points = _points,
            Paid = Amounts.Sum(Unclaimed.Where(p => p > Nmr.Zero), p => p) - _ledger.Balance(LedgerAccount.Payouts),
            // Deferred burns are owed, so they count as burned.
            Burned =
                _ledger.Balance(LedgerAccount.Burned)
                + _ledger.Sum(LedgerPlace.Debt)
                - Amounts.Sum(Unclaimed.Where(p => p < Nmr.Zero), p => p),
            Requests = _mover.Requests,
            IdleShare = _idle.Count == 0 ? 0 : _idle.Sum / _idle.Count,
        };
    }

    private void Close(ReplayRound round)
    {
        var asked = round.ClosesAt - BeforeTheClose;
        // Something may have resolved within the minute.
        asked = asked < _ledger.Now ? _ledger.Now : asked;
        if (round.Round == _firstAtomic && !_ledger.IsAtomic(_rounds.Tournament))
            _ledger.Cutover(_rounds.Tournament, round.Round, asked);
        Decide(round, asked);
        _ledger.Close(
            new RoundClosing
            {
                Tournament = _rounds.Tournament,
                Round = round.Round,
                Moment = round.ClosesAt,
                ResolvesAt = round.ResolvesAt,
                Submissions = [.. TakingPart(round).Select(m => new RoundSubmission(m, true))],
            }
        );
        var capital = Capital().Amount;
        if (capital > 0)
            _idle = (
                _idle.Sum + (double)(1 - (_rounds.Models.Sum(m => _mover.AtWork(m).Amount) / capital)),
                _idle.Count + 1
            );
    }

    private void Decide(ReplayRound round, DateTimeOffset asked)
    {
        _seen.UnionWith(TakingPart(round));
        if (_seen.Count == 0)
            return;
        var capital = Capital();
        var decision = _policy.Decide(
            new PolicyMoment
            {
                Moment = asked,
                Round = round.Round,
                DecidedAt = _decidedAt,
                Models = [.. _rounds.Models.Where(_seen.Contains)],
                Capital = capital,
                Peak = _peak,
                AtWork = _rounds.Models.ToDictionary(m => m, _mover.AtWork, StringComparer.Ordinal),
                Resolved = _resolved.ToDictionary(
                    r => r.Key,
                    r => (IReadOnlyList<double>)r.Value,
                    StringComparer.Ordinal
                ),
            }
        );
        if (decision is not null)
        {
            _mover.Aim(decision, capital, asked);
            _decidedAt = asked;
        }
        _mover.Pursue(asked);
        // From here on payouts that reach the wallet are the owner's until the next decision.
        if (_mover.HasArrived(asked))
            _mover.Rest();
    }

    private void Resolve(ReplayRound round)
    {
        var payouts = new Dictionary<string, Nmr>(StringComparer.Ordinal);
        for (var i = 0; i < _rounds.Models.Count; i++)
        {
            if (!double.IsFinite(round.Returns[i]))
                continue;
            _resolved[_rounds.Models[i]].Add(round.Returns[i]);
            var atRisk = _ledger.AtRisk(new StakedModel(_rounds.Tournament, _rounds.Models[i]), round.Round);
            payouts[_rounds.Models[i]] = atRisk * (decimal)round.Returns[i];
        }
        _ledger.Resolve(
            new RoundResolution
            {
                Tournament = _rounds.Tournament,
                Round = round.Round,
                Moment = round.ResolvesAt,
                Payouts = payouts,
            }
        );
        _ledger.ScoringRun(_rounds.Tournament, round.ResolvesAt);
        var capital = Capital();
        _peak = capital > _peak ? capital : _peak;
        _points.Add(new ReplayPoint(round.Round, DateOnly.FromDateTime(round.ResolvesAt.UtcDateTime), capital));
    }

    private IEnumerable<string> TakingPart(ReplayRound round) =>
        _rounds.Models.Where((_, i) => double.IsFinite(round.Returns[i]));

    /// <summary>All that the owner has: what came in from outside, less what is owed as deferred burns, with what settled positions will bring when they are claimed.</summary>
    private Nmr Capital() =>
        -(
            _ledger.Balance(LedgerAccount.Opening)
            + _ledger.Balance(LedgerAccount.Payouts)
            + _ledger.Balance(LedgerAccount.Burned)
            + _ledger.Balance(LedgerAccount.Elsewhere)
        )
        - _ledger.Sum(LedgerPlace.Debt)
        + Amounts.Sum(Unclaimed, payout => payout);

    private List<Nmr> Unclaimed =>
        [
            .. _rounds
                .Models.SelectMany(m => _ledger.Claims(new StakedModel(_rounds.Tournament, m)))
                .Select(c => c.Payout),
        ];
}
