using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting;

/// <summary>Who wins in which window: the candidate with the best payout from one bound to another, in the mean or in all; the best return where the rounds cross the staking systems.</summary>
/// <remarks>
/// A candidate is a model with a combination. Its value is the mean over the rounds it has (totals favour whoever is older), and it takes part in a
/// window of which it has at least half the rounds.
/// </remarks>
internal sealed class WindowWinners
{
    private readonly double[][] _nmr;
    private readonly double[][] _returns;
    private readonly int[][] _used;
    private readonly int _combinations;
    private readonly bool _byTotal;
    private readonly bool _byReturn;

    private WindowWinners(
        IReadOnlyList<int> cuts,
        (double[][] Nmr, double[][] Returns) sums,
        int[][] used,
        int combinations,
        (bool Total, bool Return) by
    ) =>
        (Cuts, _nmr, _returns, _used, _combinations, _byTotal, _byReturn) = (
            cuts,
            sums.Nmr,
            sums.Returns,
            used,
            combinations,
            by.Total,
            by.Return
        );

    /// <summary>Columns at which windows begin and end, ascending; the last one is the number of columns.</summary>
    public IReadOnlyList<int> Cuts { get; }

    /// <summary>Candidates: model x combinations + combination.</summary>
    public int Candidates => _nmr[0].Length;

    /// <summary>Pays every stretch between two cuts once; every window is a sum of stretches.</summary>
    /// <param name="panel">Scores.</param>
    /// <param name="terms">How each round pays.</param>
    /// <param name="grid">The combinations.</param>
    /// <param name="cuts">Most stretches; fewer where there are fewer rounds.</param>
    /// <param name="byTotal">Whether the sum decides instead of the mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is to be no stretch.</exception>
    public static WindowWinners Find(
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
        var (nmr, returns, used) = (new double[count + 1][], new double[count + 1][], new int[count + 1][]);
        (nmr[0], returns[0], used[0]) = (new double[candidates], new double[candidates], new int[panel.Models.Count]);
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
            (nmr[i + 1], returns[i + 1], used[i + 1]) = ([.. nmr[i]], [.. returns[i]], [.. used[i]]);
            for (var model = 0; model < panel.Models.Count; model++)
            {
                used[i + 1][model] += stretch.RoundsUsed[model];
                var paid = stretch.Nmr(model);
                var returned = stretch.Returns(model);
                for (var k = 0; k < paid.Length; k++)
                {
                    nmr[i + 1][(model * paid.Length) + k] += paid[k];
                    returns[i + 1][(model * paid.Length) + k] += returned[k];
                }
            }
        }
        var by = (byTotal, GridBacktest.CrossesSystems(terms));
        return new WindowWinners(bounds, (nmr, returns), used, grid.Combinations.Count, by);
    }

    /// <summary>The winner between two cuts, the first of equals; null where nobody has half of its rounds.</summary>
    public int? Winner(int from, int to)
    {
        int? winner = null;
        var best = double.NegativeInfinity;
        for (var candidate = 0; candidate < Candidates; candidate++)
        {
            var value = Counted(from, to, candidate);
            if (value > best)
                (winner, best) = (candidate, value);
        }
        return winner;
    }

    /// <summary>How many others bring between two cuts exactly what one brings.</summary>
    public int Tied(int from, int to, int candidate)
    {
        var value = Counted(from, to, candidate);
        return Enumerable.Range(0, Candidates).Count(c => c != candidate && Counted(from, to, c) == value);
    }

    /// <summary>What a candidate is compared by between two cuts; NaN where it has less than half of the rounds.</summary>
    private double Counted(int from, int to, int candidate)
    {
        var model = candidate / _combinations;
        var used = _used[to][model] - _used[from][model];
        return used == 0 || 2 * used < Cuts[to] - Cuts[from] ? double.NaN
            : _byReturn ? Return(from, to, candidate)
            : Value(from, to, candidate);
    }

    /// <summary>A candidate's NMR between two cuts, per NMR staked in every round; NaN where it has no round.</summary>
    public double Value(int from, int to, int candidate) => Between(_nmr, from, to, candidate);

    /// <summary>A candidate's return on the committed capital between two cuts; NaN where it has no round.</summary>
    public double Return(int from, int to, int candidate) => Between(_returns, from, to, candidate);

    private double Between(double[][] sums, int from, int to, int candidate)
    {
        var used = _used[to][candidate / _combinations] - _used[from][candidate / _combinations];
        var sum = sums[to][candidate] - sums[from][candidate];
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
