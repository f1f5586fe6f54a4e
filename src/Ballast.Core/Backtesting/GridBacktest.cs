using Ballast.Core.Numerics;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting;

/// <summary>Pays every combination of a grid over the rounds of a panel.</summary>
public static class GridBacktest
{
    /// <summary>Values per model and combination.</summary>
    /// <param name="panel">Scores; its metrics are the grid's, in the same order.</param>
    /// <param name="terms">How each of the panel's rounds pays, one a column.</param>
    /// <param name="grid">The combinations.</param>
    /// <param name="mode">How rounds become one value; <see cref="BacktestMode.Common"/> expects a panel of common rounds.</param>
    /// <param name="stake">NMR in every round.</param>
    /// <exception cref="ArgumentException">Panel, terms and grid do not fit together.</exception>
    public static BacktestValues Run(
        ScorePanel panel,
        IReadOnlyList<RoundTerms> terms,
        MultiplierGrid grid,
        BacktestMode mode,
        double stake
    )
    {
        if (terms.Count != panel.Rounds.Count || !panel.Metrics.SequenceEqual(grid.Metrics))
            throw new ArgumentException(
                "The panel has one column for each round's terms and one plane for each metric.",
                nameof(terms)
            );
        var values = new BacktestValues(
            panel.Models.Count,
            grid.Combinations.Count,
            neutral: mode == BacktestMode.Compounded ? 1 : 0
        );
        double[][] planes = [.. Enumerable.Range(0, panel.Metrics.Count).Select(panel.Plane)];
        double[] factors = [.. terms.Select(t => (double)t.Factor)];
        double[] limits = [.. terms.Select(t => t.Limit)];
        foreach (var (first, count) in Segments(terms))
        {
            var multipliers = Effective(grid, terms[first].MultiplierRule);
            var input = new PayoutGridInput(
                panel.Models.Count,
                panel.Rounds.Count,
                first,
                count,
                planes,
                factors,
                limits,
                multipliers
            );
            values.Add(
                mode == BacktestMode.Compounded ? PayoutGridKernel.Compounded(input) : PayoutGridKernel.Totals(input),
                mode
            );
        }
        values.Finish(mode, stake);
        return values;
    }

    /// <summary>Stretches of rounds in which a combination counts as the same multipliers: one run of the kernel each.</summary>
    private static IEnumerable<(int First, int Count)> Segments(IReadOnlyList<RoundTerms> terms)
    {
        var first = 0;
        for (var i = 1; i <= terms.Count; i++)
        {
            if (i < terms.Count && ReferenceEquals(terms[i].MultiplierRule, terms[first].MultiplierRule))
                continue;
            yield return (first, i - first);
            first = i;
        }
    }

    private static double[] Effective(MultiplierGrid grid, IMultiplierRule rule) =>
        [.. grid.Combinations.Select(rule.Effective).SelectMany(c => grid.Metrics.Select(m => (double)c[m]))];
}
