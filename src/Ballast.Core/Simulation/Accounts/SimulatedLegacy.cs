using Ballast.Core.Ledger.Rules;

namespace Ballast.Core.Simulation.Accounts;

/// <summary>Continuous staking in doubles.</summary>
/// <remarks>Source: domain notes, section 3; the exact twin is <see cref="Ledger.Legacy.LegacyStaking"/>.</remarks>
internal sealed class SimulatedLegacy
{
    private const double Everything = double.PositiveInfinity;

    private readonly ReplaySchedule _schedule;
    private readonly StakingRules _rules;
    private readonly FreeBalances _free;
    private readonly int _models;
    private readonly double[] _stake;
    private readonly double[] _held;
    private readonly bool[] _takesProfit;

    // Slots x models: NMR at risk in the open rounds, and whether their payouts are taken.
    private readonly double[] _atRisk;
    private readonly bool[] _isTaken;
    private readonly int[] _open;

    // The pending release: NMR (NaN for none), when it was asked for, the earliest pay, and how many open rounds it waits for.
    private readonly double[] _release;
    private readonly long[] _askedAt;
    private readonly long[] _notBefore;
    private readonly int[] _awaited;
    private int _releases;

    public SimulatedLegacy(ReplaySchedule schedule, int models, StakingRules rules, FreeBalances free)
    {
        (_schedule, _models, _rules, _free) = (schedule, models, rules, free);
        (_stake, _held, _takesProfit) = (new double[models], new double[models], new bool[models]);
        (_atRisk, _isTaken) = (new double[schedule.SlotCount * models], new bool[schedule.SlotCount * models]);
        (_open, _awaited, _release) = (new int[models], new int[models], new double[models]);
        (_askedAt, _notBefore) = (new long[models], new long[models]);
    }

    /// <summary>Back to nothing.</summary>
    public void Clear()
    {
        Array.Clear(_stake);
        Array.Clear(_held);
        Array.Clear(_takesProfit);
        Array.Clear(_atRisk);
        Array.Clear(_open);
        Array.Clear(_awaited);
        Array.Fill(_release, double.NaN);
        _releases = 0;
    }

    public double Stake(int model) => _stake[model];

    public bool TakesProfit(int model) => _takesProfit[model];

    public bool HasRelease(int model) => !double.IsNaN(_release[model]);

    public double AtWork(int model) => _stake[model] - Leaving(model) + _held[model];

    public void SetTakeProfit(int model, bool isOn) => _takesProfit[model] = isOn;

    /// <summary>Stakes NMR of the wallet from the next close on.</summary>
    public bool Increase(int model, double nmr, DateTimeOffset moment)
    {
        var amount = Math.Min(nmr, _free.Wallet);
        var least = (double)_rules.LeastIncrease(moment).Amount;
        if (amount <= 0 || amount < least || _stake[model] + _held[model] + amount < (double)_rules.LeastStake.Amount)
            return false;
        _free.Wallet = LessOf(_free.Wallet, amount);
        _held[model] += amount;
        return true;
    }

    /// <summary>Asks NMR back: out of the rounds to come at once, paid when the last round active now resolves (section 3.6).</summary>
    public bool Release(int model, double? nmr, long moment)
    {
        if (_stake[model] <= 0 || HasRelease(model) || nmr <= 0)
            return false;
        _release[model] = nmr is { } amount ? Math.Min(amount, _stake[model]) : Everything;
        _askedAt[model] = moment;
        _awaited[model] = _open[model];
        _notBefore[model] = _open[model] > 0 ? moment : moment + _rules.ReleaseWithoutRounds.Ticks;
        _releases++;
        return true;
    }

    /// <summary>Brings held increases in and fixes what each model has at risk (sections 3.2 and 3.5).</summary>
    public void Close(int round, ReadOnlySpan<double> returns)
    {
        var dates = _schedule.Rounds[round];
        var slot = _schedule.Slots[round] * _models;
        var fixedAt = dates.ClosesAt.UtcTicks;
        var canTake = dates.Round >= _rules.TakeProfitFrom;
        for (var model = 0; model < _models; model++)
        {
            _stake[model] += _held[model];
            _held[model] = 0;
            var atRisk = double.IsFinite(returns[model]) ? _stake[model] - Leaving(model) : 0;
            _atRisk[slot + model] = atRisk;
            if (atRisk <= 0)
                continue;
            _isTaken[slot + model] = canTake && _takesProfit[model];
            _open[model]++;
            if (HasRelease(model) && fixedAt <= _askedAt[model])
                _awaited[model]++;
        }
    }

    /// <summary>Settles a round (section 3.4).</summary>
    /// <returns>NMR that were paid and burned; a burn that finds no stake burns nothing.</returns>
    public (double Paid, double Burned) Resolve(int round, ReadOnlySpan<double> returns)
    {
        var dates = _schedule.Rounds[round];
        var slot = _schedule.Slots[round] * _models;
        var fixedAt = dates.ClosesAt.UtcTicks;
        var least = dates.Round >= _rules.LeastTakenProfitFrom ? (double)_rules.LeastTakenProfit.Amount : 0;
        var (paid, burned) = (0.0, 0.0);
        for (var model = 0; model < _models; model++)
        {
            var atRisk = _atRisk[slot + model];
            if (atRisk <= 0)
                continue;
            _atRisk[slot + model] = 0;
            _open[model]--;
            if (HasRelease(model) && fixedAt <= _askedAt[model])
                _awaited[model]--;
            var payout = atRisk * returns[model];
            if (payout < 0)
            {
                var burn = Math.Min(-payout, _stake[model]);
                _stake[model] -= burn;
                burned += burn;
                continue;
            }
            paid += payout;
            if (_isTaken[slot + model] && payout >= least)
                _free.Wallet += payout;
            else
                _stake[model] += payout;
        }
        return (paid, burned);
    }

    /// <summary>Pays releases that wait for nothing any more at a moment.</summary>
    public void PayReleases(long moment)
    {
        for (var model = 0; model < _models && _releases > 0; model++)
        {
            if (!HasRelease(model) || _awaited[model] > 0 || _notBefore[model] > moment)
                continue;
            _free.Wallet += TakeOut(model, Leaving(model));
            _release[model] = double.NaN;
            _releases--;
        }
    }

    /// <summary>Ends legacy requests of a model at the cutover.</summary>
    /// <returns>Its stake, what was held for it, and what was about to leave.</returns>
    public (double Stake, double Held, double Leaving) Migrate(int model)
    {
        var (held, leaving) = (_held[model], Leaving(model));
        _held[model] = 0;
        if (HasRelease(model))
            _releases--;
        _release[model] = double.NaN;
        return (_stake[model], held, leaving);
    }

    /// <summary>Takes NMR out of a stake.</summary>
    public double TakeOut(int model, double nmr)
    {
        _stake[model] = LessOf(_stake[model], nmr);
        return nmr;
    }

    private double Leaving(int model) => HasRelease(model) ? Math.Min(_release[model], _stake[model]) : 0;

    private double LessOf(double balance, double amount)
    {
        var left = balance - amount;
        return left <= _free.Nothing ? 0 : left;
    }
}
