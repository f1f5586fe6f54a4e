using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Atomic;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;

namespace Ballast.Core.Simulation.Accounts;

/// <summary>An account in the exact ledger.</summary>
internal sealed class ExactAccount : IStakedAccount
{
    private readonly ReplaySchedule _schedule;
    private readonly StakedModel[] _models;
    private readonly StakingLedger _ledger;

    /// <summary>Begins with NMR in the wallet, a day before the first round closes.</summary>
    public ExactAccount(ReplaySchedule schedule, IReadOnlyList<string> models, Nmr capital)
    {
        (_schedule, ExactCapital) = (schedule, capital);
        _models = [.. models.Select(m => new StakedModel(schedule.Tournament, m))];
        var first = schedule.Rounds[0];
        _ledger = new StakingLedger(
            new OpeningState
            {
                At = first.ClosesAt - TimeSpan.FromDays(1),
                Wallet = capital,
                Tournaments = first.IsAtomic
                    ? [new OpeningTournament { Tournament = schedule.Tournament, FirstAtomicRound = first.Round }]
                    : [],
            }
        );
    }

    /// <summary>All NMR of the account, exact.</summary>
    public Nmr ExactCapital { get; private set; }

    /// <summary>NMR that were paid, unclaimed ones included.</summary>
    public Nmr Paid => Amounts.Sum(Unclaimed.Where(p => p > Nmr.Zero), p => p) - _ledger.Balance(LedgerAccount.Payouts);

    /// <summary>NMR that were burned; deferred burns are owed, so they count.</summary>
    public Nmr Burned =>
        _ledger.Balance(LedgerAccount.Burned)
        + _ledger.Sum(LedgerPlace.Debt)
        - Amounts.Sum(Unclaimed.Where(p => p < Nmr.Zero), p => p);

    /// <inheritdoc/>
    public bool IsAtomic => _ledger.IsAtomic(_schedule.Tournament);

    /// <inheritdoc/>
    public double Capital => (double)ExactCapital.Amount;

    /// <inheritdoc/>
    public double Wallet => (double)_ledger.Balance(LedgerAccount.Wallet).Amount;

    private IEnumerable<Nmr> Unclaimed => _models.SelectMany(m => _ledger.Claims(m)).Select(c => c.Payout);

    /// <inheritdoc/>
    public double AtWork(int model)
    {
        var staked = _models[model];
        var stake = _ledger.Balance(LedgerPlace.Stake, staked);
        var release = _ledger.Release(staked);
        var leaving = release is null ? Nmr.Zero : release.TakenFrom(stake);
        return (double)
            (
                stake
                - leaving
                + _ledger.Balance(LedgerPlace.Held, staked)
                + _ledger.Balance(LedgerPlace.Locked, staked)
                + _ledger.Balance(LedgerPlace.Claimable, staked)
            ).Amount;
    }

    /// <inheritdoc/>
    public bool HasRelease(int model) => _ledger.Release(_models[model]) is not null;

    /// <inheritdoc/>
    public void AdvanceTo(DateTimeOffset moment) => _ledger.AdvanceTo(moment);

    /// <inheritdoc/>
    public bool Increase(int model, double nmr, DateTimeOffset moment)
    {
        var amount = AtMost(nmr, _ledger.Balance(LedgerAccount.Wallet));
        return Ask(new StakeEvent.Increase(moment, _models[model], amount));
    }

    /// <inheritdoc/>
    public bool Release(int model, double? nmr, DateTimeOffset moment)
    {
        var stake = _ledger.Balance(LedgerPlace.Stake, _models[model]);
        return Ask(new StakeEvent.Release(moment, _models[model], nmr is { } asked ? AtMost(asked, stake) : null));
    }

    /// <inheritdoc/>
    public void SetTakeProfit(int model, bool isOn, DateTimeOffset moment) =>
        Ask(new StakeEvent.SetTakeProfit(moment, _models[model], isOn));

    /// <inheritdoc/>
    public bool Configure(int model, double nmr, bool compounds, DateTimeOffset moment)
    {
        var settings = new AtomicSettings(
            new Nmr((decimal)nmr),
            compounds ? AtomicMode.Compound : AtomicMode.Constant,
            nmr > 0
        );
        return _ledger.Settings(_models[model]) != settings
            && Ask(new StakeEvent.Configure(moment, _models[model], settings));
    }

    /// <inheritdoc/>
    public void Deposit(DateTimeOffset moment) =>
        Ask(new StakeEvent.Deposit(moment, _schedule.Tournament, _ledger.Balance(LedgerAccount.Wallet)));

    /// <inheritdoc/>
    public void Cutover(int firstRound, DateTimeOffset moment) =>
        _ledger.Cutover(_schedule.Tournament, firstRound, moment);

    /// <inheritdoc/>
    public void Close(int round, ReadOnlySpan<double> returns)
    {
        var dates = _schedule.Rounds[round];
        var submissions = new List<RoundSubmission>(_models.Length);
        for (var model = 0; model < _models.Length; model++)
        {
            if (double.IsFinite(returns[model]))
                submissions.Add(new RoundSubmission(_models[model].Name, true));
        }
        _ledger.Close(
            new RoundClosing
            {
                Tournament = _schedule.Tournament,
                Round = dates.Round,
                Moment = dates.ClosesAt,
                ResolvesAt = dates.ResolvesAt,
                Submissions = submissions,
            }
        );
    }

    /// <inheritdoc/>
    public void Resolve(int round, ReadOnlySpan<double> returns)
    {
        var dates = _schedule.Rounds[round];
        var payouts = new Dictionary<string, Nmr>(StringComparer.Ordinal);
        for (var model = 0; model < _models.Length; model++)
        {
            if (double.IsFinite(returns[model]))
                payouts[_models[model].Name] = _ledger.AtRisk(_models[model], dates.Round) * (decimal)returns[model];
        }
        var settled = _ledger.Resolve(
            new RoundResolution
            {
                Tournament = _schedule.Tournament,
                Round = dates.Round,
                Moment = dates.ResolvesAt,
                Payouts = payouts,
            }
        );
        ExactCapital += settled.Paid - settled.Burned;
        _ledger.ScoringRun(_schedule.Tournament, dates.ResolvesAt);
    }

    private static Nmr AtMost(double nmr, Nmr most)
    {
        var amount = new Nmr((decimal)nmr);
        return amount < most ? amount : most;
    }

    private bool Ask(StakeEvent request) => _ledger.Apply(request) is StakeEventResult.Done;
}
