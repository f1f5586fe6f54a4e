using Ballast.Core.Ledger.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Simulation.Accounts;

/// <summary>
/// An account in doubles: the rules of the exact ledger on plain arrays, for thousands of paths. <see cref="ExactAccount"/> is its oracle: the same rounds and requests give
/// the same NMR to 1e-9 of them.
/// </summary>
internal sealed class SimulatedAccount : IStakedAccount
{
    private readonly ReplaySchedule _schedule;
    private readonly StakingRules _rules;
    private readonly FreeBalances _free;
    private readonly SimulatedLegacy _legacy;
    private readonly SimulatedAtomic _atomic;
    private readonly double[] _stakesAtCutover;
    private double _begin;
    private double _slice;
    private int _running;

    /// <summary>Nothing yet: <see cref="Begin"/>.</summary>
    public SimulatedAccount(ReplaySchedule schedule, int models, StakingRules? rules = null)
    {
        (_schedule, _rules, _free) = (schedule, rules ?? StakingRules.Default, new FreeBalances());
        _legacy = new SimulatedLegacy(schedule, models, _rules, _free);
        _atomic = new SimulatedAtomic(schedule, models, _rules, _free);
        _stakesAtCutover = new double[models];
    }

    /// <summary>NMR that were paid.</summary>
    public double Paid { get; private set; }

    /// <summary>NMR that were burned, deferred ones included.</summary>
    public double Burned { get; private set; }

    /// <inheritdoc/>
    public bool IsAtomic { get; private set; }

    /// <inheritdoc/>
    public double Capital
    {
        get
        {
            var capital = _begin + Paid - Burned;
            return capital <= _free.Nothing ? 0 : capital;
        }
    }

    /// <inheritdoc/>
    public double Wallet => _free.Wallet;

    /// <summary>Begins anew with NMR in the wallet.</summary>
    public void Begin(double capital)
    {
        (_begin, Paid, Burned, _running) = (capital, 0, 0, 0);
        (_free.Wallet, _free.Idle) = (capital, 0);
        // Sums of as many parts as there are positions are off by less; no amount that is asked for is as small.
        _free.Nothing = StakeMover.Quantum(capital) / 10;
        _legacy.Clear();
        _atomic.Clear();
        IsAtomic = _schedule.Rounds[0].IsAtomic;
    }

    /// <inheritdoc/>
    public double AtWork(int model) => _legacy.AtWork(model) + _atomic.AtWork(model);

    /// <inheritdoc/>
    public bool HasRelease(int model) => _legacy.HasRelease(model);

    /// <inheritdoc/>
    public void AdvanceTo(DateTimeOffset moment) => _legacy.PayReleases(moment.UtcTicks);

    /// <inheritdoc/>
    public bool Increase(int model, double nmr, DateTimeOffset moment) =>
        !IsAtomic && _legacy.Increase(model, nmr, moment);

    /// <inheritdoc/>
    public bool Release(int model, double? nmr, DateTimeOffset moment) =>
        !IsAtomic && _legacy.Release(model, nmr, moment.UtcTicks);

    /// <inheritdoc/>
    public void SetTakeProfit(int model, bool isOn, DateTimeOffset moment) => _legacy.SetTakeProfit(model, isOn);

    /// <inheritdoc/>
    public bool Configure(int model, double nmr, bool compounds, DateTimeOffset moment) =>
        _atomic.Configure(model, nmr, compounds);

    /// <inheritdoc/>
    public void Deposit(DateTimeOffset moment)
    {
        _free.Idle += _free.Wallet;
        _free.Wallet = 0;
    }

    /// <inheritdoc/>
    public void Cutover(int firstRound, DateTimeOffset moment)
    {
        IsAtomic = true;
        AdvanceTo(moment);
        var overlap = StakingRules.Overlap(_schedule.Tournament);
        _slice =
            1.0 / (_rules.Slice == MigrationSlice.TwentyFourth ? StakingRules.Overlap(Tournament.Crypto) : overlap);
        for (var model = 0; model < _stakesAtCutover.Length; model++)
        {
            var (stake, held, leaving) = _legacy.Migrate(model);
            _free.Idle += held;
            _stakesAtCutover[model] = stake;
            var kept = _rules.PendingRelease == ReleaseAtCutover.LowersFirstSettings ? leaving : 0;
            _atomic.Configure(model, (stake + held - kept) / overlap, !_legacy.TakesProfit(model));
            if (_running == 0)
                _free.Idle += _legacy.TakeOut(model, stake);
        }
    }

    /// <inheritdoc/>
    public void Close(int round, ReadOnlySpan<double> returns)
    {
        var dates = _schedule.Rounds[round];
        AdvanceTo(dates.ClosesAt);
        if (IsAtomic)
        {
            _atomic.Close(round, returns);
            return;
        }
        _running++;
        _legacy.Close(round, returns);
    }

    /// <inheritdoc/>
    public void Resolve(int round, ReadOnlySpan<double> returns)
    {
        var dates = _schedule.Rounds[round];
        var now = dates.ResolvesAt.UtcTicks;
        // A release that falls due at this very moment is paid after the round: what it burns is gone first.
        _legacy.PayReleases(now - 1);
        var (paid, burned) = dates.IsAtomic ? _atomic.Resolve(round, returns) : _legacy.Resolve(round, returns);
        Paid += paid;
        Burned += burned;
        if (!dates.IsAtomic)
            EndLegacyRound();
        _legacy.PayReleases(now);
        _atomic.Finalise(now);
    }

    /// <summary>After the cutover each legacy round that ends moves a slice of each stake to the strategy, the last one the rest (domain notes, section 4.8).</summary>
    private void EndLegacyRound()
    {
        var running = _running--;
        if (!IsAtomic)
            return;
        for (var model = 0; model < _stakesAtCutover.Length; model++)
        {
            var left = _legacy.Stake(model);
            var slice =
                running <= 1 ? left
                : _rules.Slice == MigrationSlice.EvenOverRunningRounds ? left / running
                : _stakesAtCutover[model] * _slice;
            _free.Idle += _legacy.TakeOut(model, Math.Min(slice, left));
        }
    }
}

/// <summary>NMR that no model holds.</summary>
internal sealed class FreeBalances
{
    /// <summary>NMR in the wallet.</summary>
    public double Wallet { get; set; }

    /// <summary>NMR in the strategy.</summary>
    public double Idle { get; set; }

    /// <summary>As much as rounding can leave where nothing is left, NMR.</summary>
    public double Nothing { get; set; }
}
