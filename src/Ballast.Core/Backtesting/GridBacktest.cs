using Ballast.Core.Ledger;
using Ballast.Core.Numerics;
using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting;

/// <summary>Pays every combination of a grid over the rounds of a panel.</summary>
internal static class GridBacktest
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
        IReadOnlyList<PaidRound> terms,
        MultiplierGrid grid,
        BacktestMode mode,
        double stake
    )
    {
        var payouts = Payouts(panel, terms, grid);
        var values = new BacktestValues(panel.Models.Count, grid.Combinations.Count);
        foreach (var (first, count) in Segments(terms, 0, terms.Count, LawOf))
        {
            var law = LawOf(terms[first]);
            var part =
                mode == BacktestMode.Compounded && !law.IsLegacy
                    ? AtomicCompounding.Compute(payouts, panel.Models.Count, terms, first, count, grid, law)
                    : OfOneLaw(payouts, panel.Models.Count, terms, first, count, grid, mode);
            values.Add(part, mode, 1 / law.CapitalShare);
        }
        values.Finish(mode, stake);
        return values;
    }

    /// <summary>How far the returns on the capital, added up round by round, fell from their highest point; whatever the mode is.</summary>
    /// <param name="panel">Scores; its metrics are the grid's, in the same order.</param>
    /// <param name="terms">How each of the panel's rounds pays, one a column.</param>
    /// <param name="grid">The combinations.</param>
    /// <exception cref="ArgumentException">Panel, terms and grid do not fit together.</exception>
    public static FallGrid Falls(ScorePanel panel, IReadOnlyList<PaidRound> terms, MultiplierGrid grid)
    {
        var payouts = Payouts(panel, terms, grid);
        var falls = new FallGrid(panel.Models.Count, grid.Combinations.Count);
        foreach (var (first, count) in Segments(terms, 0, terms.Count, t => t.MultiplierRule))
            payouts.AddFalls(falls, first, count, Effective(grid, terms[first].MultiplierRule));
        return falls;
    }

    private static GridPayouts Payouts(ScorePanel panel, IReadOnlyList<PaidRound> terms, MultiplierGrid grid)
    {
        if (terms.Count != panel.Rounds.Count || !panel.Metrics.SequenceEqual(grid.Metrics))
            throw new ArgumentException(
                "The panel has one column for each round's terms and one plane for each metric.",
                nameof(terms)
            );
        var planes = Enumerable.Range(0, panel.Metrics.Count).Select(panel.Plane).ToList();
        return new GridPayouts(panel.Models.Count, planes, terms);
    }

    /// <summary>Sum, or gain round after round, over rounds of one law; the multipliers may count differently in parts of it.</summary>
    private static PayoutGrid OfOneLaw(
        GridPayouts payouts,
        int models,
        IReadOnlyList<PaidRound> terms,
        int first,
        int count,
        MultiplierGrid grid,
        BacktestMode mode
    )
    {
        var isCompounded = mode == BacktestMode.Compounded;
        var whole = new PayoutGrid(models, grid.Combinations.Count);
        foreach (var (from, length) in Segments(terms, first, count, t => t.MultiplierRule))
        {
            var multipliers = Effective(grid, terms[from].MultiplierRule);
            var part = isCompounded
                ? payouts.Compounded(from, length, multipliers)
                : payouts.Totals(from, length, multipliers);
            for (var i = 0; i < whole.Values.Length; i++)
                whole.Values[i] = isCompounded
                    ? ((1 + whole.Values[i]) * (1 + part.Values[i])) - 1
                    : whole.Values[i] + part.Values[i];
            for (var model = 0; model < models; model++)
                whole.PresentRounds[model] += part.PresentRounds[model];
        }
        return whole;
    }

    /// <summary>Whether rounds of both staking systems are there: their NMR stand on different amounts of capital, so values are ranked by return.</summary>
    internal static bool CrossesSystems(IEnumerable<PaidRound> rounds) =>
        rounds.Select(r => r.StakedAgainAfter > 1).Distinct().Count() > 1;

    /// <summary>By which law the NMR of a round is staked again.</summary>
    internal static Compounding LawOf(PaidRound round) => new(round.StakedAgainAfter, (double)round.CapitalShare);

    /// <summary>Combinations x metrics as they count under a rule, row by row.</summary>
    internal static double[] Effective(MultiplierGrid grid, IMultiplierRule rule) =>
        [.. grid.Combinations.Select(rule.Effective).SelectMany(c => grid.Metrics.Select(m => (double)c[m]))];

    /// <summary>Stretches of neighbouring columns that are alike.</summary>
    private static IEnumerable<(int First, int Count)> Segments<T>(
        IReadOnlyList<PaidRound> terms,
        int from,
        int count,
        Func<PaidRound, T> of
    )
    {
        var first = from;
        for (var i = from + 1; i <= from + count; i++)
        {
            if (i < from + count && EqualityComparer<T>.Default.Equals(of(terms[i]), of(terms[first])))
                continue;
            yield return (first, i - first);
            first = i;
        }
    }
}
