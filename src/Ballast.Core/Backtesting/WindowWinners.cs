using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting;

/// <summary>Who wins in which window: the candidate with the best payout from one bound to another, in the mean or in all.</summary>
/// <remarks>
/// A candidate is a model with a combination. Its value is the mean over the rounds it has (totals favour whoever is older), and it takes part in a
/// window of which it has at least half the rounds.
/// </remarks>
public sealed class WindowWinners
{
    private readonly double[][] _sums;
    private readonly int[][] _used;
    private readonly int _combinations;
    private readonly bool _byTotal;

    private WindowWinners(IReadOnlyList<int> cuts, double[][] sums, int[][] used, int combinations, bool byTotal) =>
        (Cuts, _sums, _used, _combinations, _byTotal) = (cuts, sums, used, combinations, byTotal);

    /// <summary>Columns at which windows begin and end, ascending; the last one is the number of columns.</summary>
    public IReadOnlyList<int> Cuts { get; }

    /// <summary>Candidates: model x combinations + combination.</summary>
    public int Candidates => _sums[0].Length;

    /// <summary>Pays every stretch between two cuts once; every window is a sum of stretches.</summary>
    /// <param name="panel">Scores.</param>
    /// <param name="terms">How each round pays.</param>
    /// <param name="grid">The combinations.</param>
    /// <param name="cuts">Most stretches; fewer where there are fewer rounds.</param>
    /// <param name="byTotal">Whether the sum decides instead of the mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is to be no stretch.</exception>
    public static WindowWinners Of(
        ScorePanel panel,
        IReadOnlyList<PaidRound> terms,
        MultiplierGrid grid,
        int cuts,
        bool byTotal = false
    )
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentOutOfRangeException.ThrowIfLessThan(cuts, 1);
        var count = Math.Min(cuts, panel.Rounds.Count);
        int[] bounds = [.. Enumerable.Range(0, count + 1).Select(i => (int)((long)i * panel.Rounds.Count / count))];
        var candidates = panel.Models.Count * grid.Combinations.Count;
        var sums = new double[count + 1][];
        var used = new int[count + 1][];
        (sums[0], used[0]) = (new double[candidates], new int[panel.Models.Count]);
        for (var i = 0; i < count; i++)
        {
            int[] columns = [.. Enumerable.Range(bounds[i], bounds[i + 1] - bounds[i])];
            var stretch = GridBacktest.Run(
                panel.WithRounds(columns),
                [.. columns.Select(c => terms[c])],
                grid,
                BacktestMode.Total,
                stake: 1
            );
            (sums[i + 1], used[i + 1]) = ([.. sums[i]], [.. used[i]]);
            for (var model = 0; model < panel.Models.Count; model++)
            {
                used[i + 1][model] += stretch.RoundsUsed[model];
                var row = stretch.Nmr(model);
                for (var k = 0; k < row.Length; k++)
                    sums[i + 1][(model * row.Length) + k] += row[k];
            }
        }
        return new WindowWinners(bounds, sums, used, grid.Combinations.Count, byTotal);
    }

    /// <summary>The winner between two cuts, the first of equals; null where nobody has half of its rounds.</summary>
    public int? Winner(int from, int to)
    {
        var rounds = Cuts[to] - Cuts[from];
        int? winner = null;
        var best = double.NegativeInfinity;
        for (var candidate = 0; candidate < Candidates; candidate++)
        {
            var model = candidate / _combinations;
            var used = _used[to][model] - _used[from][model];
            if (used == 0 || 2 * used < rounds)
                continue;
            var value = Value(from, to, candidate);
            if (value > best)
                (winner, best) = (candidate, value);
        }
        return winner;
    }

    /// <summary>A candidate's value between two cuts, per unit of stake; NaN where it has no round.</summary>
    public double Value(int from, int to, int candidate)
    {
        var used = _used[to][candidate / _combinations] - _used[from][candidate / _combinations];
        var sum = _sums[to][candidate] - _sums[from][candidate];
        return used == 0 ? double.NaN
            : _byTotal ? sum
            : sum / used;
    }

    /// <summary>Neighbouring windows of so many stretches each: how many pairs there are, and in how many the next one has another winner.</summary>
    public (int Pairs, int Changed) Changes(int stretches)
    {
        var (pairs, changed) = (0, 0);
        for (var from = 0; from + (2 * stretches) < Cuts.Count; from++)
        {
            var now = Winner(from, from + stretches);
            var next = Winner(from + stretches, from + (2 * stretches));
            if (now is null || next is null)
                continue;
            pairs++;
            changed += now == next ? 0 : 1;
        }
        return (pairs, changed);
    }
}
