using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
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
    /// <param name="stake">NMR of committed capital.</param>
    /// <exception cref="ArgumentException">Panel, terms and grid do not fit together.</exception>
    public static BacktestValues Run(
        ScorePanel panel,
        IReadOnlyList<PaidRound> terms,
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
        var isCompounded = mode == BacktestMode.Compounded;
        var values = new BacktestValues(panel.Models.Count, grid.Combinations.Count, neutral: isCompounded ? 1 : 0);
        var planes = Enumerable.Range(0, panel.Metrics.Count).Select(panel.Plane).ToList();
        var payouts = new GridPayouts(panel.Models.Count, planes, terms);
        foreach (var (first, count) in Segments(terms, LawOf))
        {
            var law = LawOf(terms[first]);
            if (isCompounded && !law.IsLegacy)
            {
                values.Add(AtomicCompounding.Of(payouts, panel.Models.Count, terms, first, count, grid, law), mode);
                continue;
            }
            foreach (var (from, length) in Segments(terms.Skip(first).Take(count).ToList(), t => t.MultiplierRule))
            {
                var multipliers = Effective(grid, terms[first + from].MultiplierRule);
                values.Add(
                    isCompounded
                        ? payouts.Compounded(first + from, length, multipliers)
                        : payouts.Totals(first + from, length, multipliers),
                    mode
                );
            }
        }
        values.Finish(mode, stake);
        return values;
    }

    /// <summary>By which law the NMR of a round is staked again.</summary>
    internal static Compounding LawOf(PaidRound round) => new(round.StakedAgainAfter, (double)round.CapitalShare);

    /// <summary>Combinations x metrics as they count under a rule, row by row.</summary>
    internal static double[] Effective(MultiplierGrid grid, IMultiplierRule rule) =>
        [.. grid.Combinations.Select(rule.Effective).SelectMany(c => grid.Metrics.Select(m => (double)c[m]))];

    /// <summary>Stretches of neighbouring rounds that are alike.</summary>
    private static IEnumerable<(int First, int Count)> Segments<T>(
        IReadOnlyList<PaidRound> terms,
        Func<PaidRound, T> of
    )
    {
        var first = 0;
        for (var i = 1; i <= terms.Count; i++)
        {
            if (i < terms.Count && EqualityComparer<T>.Default.Equals(of(terms[i]), of(terms[first])))
                continue;
            yield return (first, i - first);
            first = i;
        }
    }
}
