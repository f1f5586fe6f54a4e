using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>The stakes of one account carried on by the exact ledger, each round paying nothing: what a change does, and not what scores bring.</summary>
internal sealed class StakeFuture
{
    private readonly StakingLedger _ledger;
    private readonly StakeSchedule _schedule;
    private readonly RoundDates _dates;
    private readonly IReadOnlyList<StakedModel> _models;
    private readonly Nmr _reserve;
    private readonly HashSet<(int, string)> _taken;
    private int _closed;

    /// <param name="ledger">Where the account stands.</param>
    /// <param name="schedule">What happens.</param>
    /// <param name="dates">When rounds resolve.</param>
    /// <param name="models">What the models have staked.</param>
    /// <param name="reserve">Idle NMR that were lent to the strategy, whose own the API does not tell.</param>
    public StakeFuture(
        StakingLedger ledger,
        StakeSchedule schedule,
        RoundDates dates,
        IReadOnlyList<StakeNow> models,
        Nmr reserve
    )
    {
        (_ledger, _schedule, _dates, _reserve, _closed) = (ledger, schedule, dates, reserve, schedule.Next - 1);
        _models = [.. models.Select(m => m.Opening.Model)];
        // A position that stands already is not opened a second time.
        _taken = [.. models.SelectMany(m => m.Opening.Positions.Select(p => (p.Round, m.Model)))];
    }

    /// <summary>The ledger.</summary>
    public StakingLedger Ledger => _ledger;

    /// <summary>Its tournament.</summary>
    public Rounds.Tournament Tournament => _schedule.Tournament;

    /// <summary>What the owner does when the tournament has moved to atomic staking and its first round has not closed yet; null for nothing.</summary>
    public Action? AfterCutover { get; init; }

    /// <summary>The same account, to go on from on its own.</summary>
    public StakeFuture Copy(IReadOnlyList<StakeNow> models) => new(_ledger.Copy(), _schedule, _dates, models, _reserve);

    /// <summary>What a model has in the round that closed last, and locked in all.</summary>
    public ModelStanding Of(StakedModel model) =>
        new(
            _ledger.AtRisk(model, _closed),
            _ledger.Balance(LedgerPlace.Stake, model)
                + _ledger.Balance(LedgerPlace.Held, model)
                + _ledger.Balance(LedgerPlace.Locked, model)
        );

    /// <summary>NMR of the strategy that can be withdrawn, against what lay idle in it at the beginning.</summary>
    public Nmr Free =>
        _ledger.Balance(LedgerAccount.Idle(_schedule.Tournament)) + _ledger.Sum(LedgerPlace.Claimable) - _reserve;

    /// <summary>NMR in the wallet.</summary>
    public Nmr Wallet => _ledger.Balance(LedgerAccount.Wallet);

    /// <summary>When a model's release was paid; null where it was not.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Paid() =>
        _ledger
            .Entries.Where(e => e is { Why: EntryReason.ReleasePaid, Model: not null })
            .GroupBy(e => e.Model!.Value.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(e => e.Moment), StringComparer.Ordinal);

    /// <summary>Lets a round close or resolve.</summary>
    public void Step(RoundMoment moment)
    {
        if (moment.IsClose)
            Close(moment);
        else
            Resolve(moment);
    }

    private void Close(RoundMoment moment)
    {
        if (moment.Round == _schedule.Cutover)
        {
            _ledger.Cutover(_schedule.Tournament, moment.Round, moment.At);
            AfterCutover?.Invoke();
        }
        _ledger.Close(
            new RoundClosing
            {
                Tournament = _schedule.Tournament,
                Round = moment.Round,
                Moment = moment.At,
                ResolvesAt = _dates.ResolvedAt(moment.Round),
                Submissions =
                [
                    .. _models
                        .Where(m => !_taken.Contains((moment.Round, m.Name)))
                        .Select(m => new RoundSubmission(m.Name, true)),
                ],
            }
        );
        _closed = moment.Round;
    }

    private void Resolve(RoundMoment moment)
    {
        _ledger.Resolve(
            new RoundResolution
            {
                Tournament = _schedule.Tournament,
                Round = moment.Round,
                Moment = moment.At,
                Payouts = _models
                    .Where(m => _ledger.AtRisk(m, moment.Round) > Nmr.Zero)
                    .ToDictionary(m => m.Name, _ => Nmr.Zero, StringComparer.Ordinal),
            }
        );
        _ledger.ScoringRun(_schedule.Tournament, moment.At);
    }
}

/// <summary>Where a model stands.</summary>
/// <param name="PerRound">NMR at risk in the round that closed last.</param>
/// <param name="Locked">NMR that are locked: the legacy stake once, what waits to join it, positions added up.</param>
internal readonly record struct ModelStanding(Nmr PerRound, Nmr Locked);
