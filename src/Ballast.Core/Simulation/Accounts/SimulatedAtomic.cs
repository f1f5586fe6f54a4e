using Ballast.Core.Ledger.Rules;

namespace Ballast.Core.Simulation.Accounts;

/// <summary>Atomic staking in doubles: each round locks a position of its own.</summary>
/// <remarks>Source: domain notes, section 4; the exact twin is <see cref="Ledger.Atomic.AtomicStaking"/>. Claims are taken by the next position, or finalised after the days of grace.</remarks>
internal sealed class SimulatedAtomic
{
    private readonly ReplaySchedule _schedule;
    private readonly StakingRules _rules;
    private readonly FreeBalances _free;
    private readonly int _models;
    private readonly double[] _amount;
    private readonly bool[] _compounds;

    // Slots x models: NMR locked.
    private readonly double[] _locked;
    private readonly double[] _lockedSum;
    private readonly List<SettledPosition>[] _claims;
    private readonly int[] _order;
    private readonly (int Rank, double Stake)[] _keys;
    private int _unclaimed;

    public SimulatedAtomic(ReplaySchedule schedule, int models, StakingRules rules, FreeBalances free)
    {
        (_schedule, _models, _rules, _free) = (schedule, models, rules, free);
        (_amount, _compounds, _lockedSum) = (new double[models], new bool[models], new double[models]);
        _locked = new double[schedule.SlotCount * models];
        _claims = [.. Enumerable.Range(0, models).Select(_ => new List<SettledPosition>())];
        (_order, _keys) = (new int[models], new (int, double)[models]);
    }

    /// <summary>Back to nothing.</summary>
    public void Clear()
    {
        Array.Clear(_amount);
        Array.Clear(_compounds);
        Array.Clear(_locked);
        Array.Clear(_lockedSum);
        foreach (var claims in _claims)
            claims.Clear();
        _unclaimed = 0;
    }

    /// <summary>Locked NMR and principals that are settled and unclaimed.</summary>
    public double AtWork(int model)
    {
        var sum = _lockedSum[model];
        foreach (var claim in _claims[model])
            sum += claim.Principal;
        return sum;
    }

    /// <summary>Changes settings; deferred burns count as burned already, so stopping moves nothing.</summary>
    public bool Configure(int model, double nmr, bool compounds)
    {
        var isChange = _amount[model] != nmr || _compounds[model] != compounds;
        (_amount[model], _compounds[model]) = (nmr, compounds);
        return isChange;
    }

    /// <summary>Opens the positions of a round (section 4.3).</summary>
    public void Close(int round, ReadOnlySpan<double> returns)
    {
        var slot = _schedule.Slots[round] * _models;
        var count = Invoke(returns);
        for (var i = 0; i < count; i++)
        {
            var stake = Fund(_order[i]);
            _locked[slot + _order[i]] = stake;
            _lockedSum[_order[i]] += stake;
        }
    }

    /// <summary>Turns positions into claims.</summary>
    /// <returns>NMR that the round paid and burned; a deferred burn is owed, so it counts.</returns>
    public (double Paid, double Burned) Resolve(int round, ReadOnlySpan<double> returns)
    {
        var slot = _schedule.Slots[round] * _models;
        var now = _schedule.Rounds[round].ResolvesAt.UtcTicks;
        var (paid, burned) = (0.0, 0.0);
        for (var model = 0; model < _models; model++)
        {
            var stake = _locked[slot + model];
            if (stake <= 0)
                continue;
            _locked[slot + model] = 0;
            _lockedSum[model] -= stake;
            var payout = stake * returns[model];
            (paid, burned) = payout < 0 ? (paid, burned - payout) : (paid + payout, burned);
            _claims[model].Add(new SettledPosition(stake, payout, now));
            _unclaimed++;
        }
        return (paid, burned);
    }

    /// <summary>Finalises what lay unclaimed for longer than the days of grace (section 4.7).</summary>
    public void Finalise(long now)
    {
        if (_unclaimed == 0)
            return;
        var grace = _rules.ClaimGrace.Ticks;
        foreach (var claims in _claims)
        {
            // The oldest stand first.
            while (claims.Count > 0 && claims[0].ResolvedAt + grace < now)
            {
                _free.Idle += claims[0].Principal + claims[0].Payout;
                claims.RemoveAt(0);
                _unclaimed--;
            }
        }
    }

    /// <summary>Models that stake, in the order in which they are invoked: it matters only where idle NMR run short (section 4.7).</summary>
    private int Invoke(ReadOnlySpan<double> returns)
    {
        var (count, needed) = (0, 0.0);
        for (var model = 0; model < _models; model++)
        {
            if (_amount[model] <= 0 || !double.IsFinite(returns[model]))
                continue;
            _order[count++] = model;
            needed += _amount[model];
        }
        if (_free.Idle < needed)
            Sort(count);
        return count;
    }

    private void Sort(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var claims = _claims[_order[i]];
            _keys[_order[i]] =
                claims.Count == 0 ? (2, _amount[_order[i]])
                : claims[^1].Payout < 0 ? (1, claims[^1].Principal)
                : (0, claims[^1].Principal);
        }
        _order
            .AsSpan(0, count)
            .Sort(
                (one, other) =>
                {
                    var (left, right) = (_keys[one], _keys[other]);
                    var rank = left.Rank.CompareTo(right.Rank);
                    var stake = rank != 0 ? rank : right.Stake.CompareTo(left.Stake);
                    return stake != 0 ? stake : one.CompareTo(other);
                }
            );
    }

    /// <summary>Funds the next position: the newest settled claim first, then idle NMR, as far as there is some (section 4.3).</summary>
    private double Fund(int model)
    {
        var claims = _claims[model];
        var hasClaim = claims.Count > 0;
        var claimed = 0.0;
        if (hasClaim)
        {
            // A burn is put off as a debt, and a payout pays a debt in place of new NMR: either way the claim brings this.
            claimed = claims[^1].Principal + claims[^1].Payout;
            claims.RemoveAt(claims.Count - 1);
            _unclaimed--;
        }
        var amount = _amount[model];
        var kept = _compounds[model] || claimed < amount ? claimed : amount;
        var topsUp = !_compounds[model] || _rules.CompoundTopsUp || !hasClaim;
        var missing = topsUp && kept < amount ? amount - kept : 0;
        _free.Idle += claimed - kept;
        var added = Math.Min(_free.Idle, missing);
        _free.Idle -= added;
        if (_free.Idle <= _free.Nothing)
            _free.Idle = 0;
        return kept + added;
    }

    private readonly record struct SettledPosition(double Principal, double Payout, long ResolvedAt);
}
