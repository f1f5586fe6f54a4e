using Ballast.Core.Numerics;

namespace Ballast.Core.Backtesting;

/// <summary>The values of a grid backtest: models x combinations, and the rounds each model's values rest on.</summary>
public sealed class BacktestValues
{
    private readonly double[] _values;

    internal BacktestValues(int models, int combinations, double neutral)
    {
        Combinations = combinations;
        _values = new double[models * combinations];
        Array.Fill(_values, neutral);
        RoundsUsed = new int[models];
    }

    /// <summary>Combinations a model.</summary>
    public int Combinations { get; }

    /// <summary>Rounds with a score in every metric, one count a model.</summary>
    public int[] RoundsUsed { get; }

    /// <summary>A model's values, one a combination, in the grid's order. NaN where a mean has no round.</summary>
    public ReadOnlySpan<double> Row(int model) => _values.AsSpan(model * Combinations, Combinations);

    internal void Add(PayoutGrid part, BacktestMode mode)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (mode == BacktestMode.Compounded)
                _values[i] *= 1 + part.Values[i];
            else
                _values[i] += part.Values[i];
        }
        for (var model = 0; model < RoundsUsed.Length; model++)
            RoundsUsed[model] += part.PresentRounds[model];
    }

    internal void Finish(BacktestMode mode, double stake)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            var share = mode switch
            {
                BacktestMode.Average => _values[i] / RoundsUsed[i / Combinations],
                BacktestMode.Compounded => _values[i] - 1,
                _ => _values[i],
            };
            _values[i] = stake * share;
        }
    }
}
