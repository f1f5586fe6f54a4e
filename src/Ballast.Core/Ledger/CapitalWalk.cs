namespace Ballast.Core.Ledger;

/// <summary>Capital that is staked again as it settles, stepped forward round by round. It begins at 1.</summary>
/// <remarks>
/// Under the atomic law every round stakes the configured amount, 1 / rounds open at once, until payouts begin, then the newest settled claim, topped up
/// to that amount from idle NMR as far as there is some. A claim that no round took, because the model did not take part, is finalised into
/// idle NMR after seven days, which are five rounds. Idle NMR earns nothing.
/// Source: domain notes, section 4.3 (Compound) and 4.7 (seven days).
/// </remarks>
internal ref struct CapitalWalk
{
    internal const int RoundsOfGrace = 5;

    private readonly Compounding _law;
    private readonly Span<double> _settling;
    private readonly Span<double> _claims;
    private readonly double _configured;
    private double _capital = 1;
    private double _idle = 1;
    private int _round;

    /// <summary>Begins.</summary>
    /// <param name="law">The law.</param>
    /// <param name="room">Room for <see cref="Compounding.Room"/> values; it is overwritten.</param>
    /// <exception cref="ArgumentException">The room is too small.</exception>
    public CapitalWalk(Compounding law, Span<double> room)
    {
        _law = law;
        if (law.IsLegacy)
            return;
        if (room.Length < law.Room)
            throw new ArgumentException($"The law needs room for {law.Room} values.", nameof(room));
        room.Clear();
        _settling = room[..law.StakedAgainAfter];
        _claims = room.Slice(law.StakedAgainAfter, RoundsOfGrace);
        _configured = 1.0 / law.StakedAgainAfter;
    }

    /// <summary>Settles the next round.</summary>
    /// <param name="value">Its return, NaN where the model did not take part.</param>
    /// <returns>Capital after it.</returns>
    public double Step(double value)
    {
        if (_law.IsLegacy)
            return double.IsNaN(value) ? _capital : _capital *= 1 + value;
        ref var place = ref _settling[_round % _settling.Length];
        Settle(place);
        place = 0;
        if (!double.IsNaN(value))
        {
            var stake = Stake();
            // A position loses itself at the most.
            var gain = stake * Math.Max(-1, value / _law.CapitalShare);
            place = stake + gain;
            _capital += gain;
        }
        _round++;
        return _capital;
    }

    /// <summary>A claim that waited through the days of grace becomes idle, and a new one takes its place.</summary>
    private void Settle(double amount)
    {
        ref var oldest = ref _claims[_round % RoundsOfGrace];
        _idle += oldest;
        oldest = amount;
    }

    private double Stake()
    {
        var claim = 0.0;
        for (var age = 0; age < Math.Min(RoundsOfGrace, _round + 1) && claim == 0; age++)
        {
            ref var newest = ref _claims[(_round - age) % RoundsOfGrace];
            (claim, newest) = (newest, 0);
        }
        var added = Math.Clamp(_configured - claim, 0, Math.Max(0, _idle));
        _idle -= added;
        return claim + added;
    }
}
