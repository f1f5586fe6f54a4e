using Ballast.Core.Numerics;

namespace Ballast.Core.Risk;

/// <summary>Returns with the rounds they belong to. A missing return is NaN, and a round that was not named is missing too.</summary>
internal sealed class RoundSeries
{
    private readonly double[] _grid;
    private readonly double[] _present;

    /// <summary>Makes a series; the returns are copied.</summary>
    /// <param name="rounds">Round numbers, ascending.</param>
    /// <param name="returns">A share of the stake each, NaN where it is missing.</param>
    /// <exception cref="ArgumentException">The rounds do not ascend, there is not one return a round, or one is infinite.</exception>
    public RoundSeries(IReadOnlyList<int> rounds, IReadOnlyList<double> returns)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        ArgumentNullException.ThrowIfNull(returns);
        if (rounds.Count != returns.Count)
            throw new ArgumentException("There is one return a round.", nameof(returns));
        if (rounds.Zip(rounds.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new ArgumentException("Rounds must ascend.", nameof(rounds));
        if (returns.Any(double.IsInfinity))
            throw new ArgumentException("A return is finite, or NaN where it is missing.", nameof(returns));

        FirstRound = rounds.Count == 0 ? 0 : rounds[0];
        _grid = new double[rounds.Count == 0 ? 0 : rounds[^1] - FirstRound + 1];
        Array.Fill(_grid, double.NaN);
        for (var i = 0; i < rounds.Count; i++)
            _grid[rounds[i] - FirstRound] = returns[i];
        _present = Gaps.Dropped(_grid);
    }

    /// <summary>The round of the grid's first place; 0 for an empty series.</summary>
    public int FirstRound { get; }

    /// <summary>One place for each round number from first to last, NaN where the return is missing.</summary>
    public ReadOnlySpan<double> Grid => _grid;

    /// <summary>The returns that are there, in the order of their rounds.</summary>
    public ReadOnlySpan<double> Present => _present;

    /// <summary>Round numbers between first and last without a return.</summary>
    public int MissingRounds => _grid.Length - _present.Length;

    /// <summary>A measure of this series.</summary>
    public double Measured(IRiskMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.Compute(measure.ReadsGaps ? Grid : Present);
    }
}
