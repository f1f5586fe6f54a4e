using Ballast.Core.Numerics;

namespace Ballast.Core.Backtesting;

/// <summary>The values of a grid backtest: models x combinations, and the rounds each model's values rest on.</summary>
internal sealed class BacktestValues
{
    private readonly double[] _nmr;
    private readonly double[] _returns;

    internal BacktestValues(int models, int combinations)
    {
        Combinations = combinations;
        _nmr = new double[models * combinations];
        _returns = new double[models * combinations];
        RoundsUsed = new int[models];
    }

    /// <summary>Combinations a model.</summary>
    public int Combinations { get; }

    /// <summary>Rounds with a score in every metric, one count a model.</summary>
    public int[] RoundsUsed { get; }

    /// <summary>NMR that a model's combinations paid on the stake of every round, in the grid's order. NaN where a mean has no round.</summary>
    public ReadOnlySpan<double> Nmr(int model) => _nmr.AsSpan(model * Combinations, Combinations);

    /// <summary>What they returned on the capital, in the grid's order. NaN where a mean has no round.</summary>
    public ReadOnlySpan<double> Returns(int model) => _returns.AsSpan(model * Combinations, Combinations);

    /// <summary>Adds a stretch of rounds that are staked by one law.</summary>
    /// <param name="part">Sums of returns on the capital, or gains of it.</param>
    /// <param name="mode">How rounds become one value.</param>
    /// <param name="roundStakes">The capital in stakes of a round: 64 where 64 atomic positions are open at once.</param>
    internal void Add(PayoutGrid part, BacktestMode mode, double roundStakes)
    {
        for (var i = 0; i < _nmr.Length; i++)
        {
            _nmr[i] += part.Values[i] * roundStakes;
            if (mode == BacktestMode.Compounded)
                _returns[i] = ((1 + _returns[i]) * (1 + part.Values[i])) - 1;
            else
                _returns[i] += part.Values[i];
        }
        for (var model = 0; model < RoundsUsed.Length; model++)
            RoundsUsed[model] += part.PresentRounds[model];
    }

    internal void Finish(BacktestMode mode, double stake)
    {
        for (var i = 0; i < _nmr.Length; i++)
        {
            var rounds = mode == BacktestMode.Average ? RoundsUsed[i / Combinations] : 1;
            _nmr[i] = stake * (_nmr[i] / rounds);
            _returns[i] /= rounds;
        }
    }
}
