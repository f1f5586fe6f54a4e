using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Backtesting;

/// <summary>The combinations of multipliers that a backtest tries: every option of every metric against every other.</summary>
public sealed class MultiplierGrid
{
    /// <summary>More than this is a mistake, not a question.</summary>
    public const int MostCombinations = 100_000;

    /// <summary>Makes the grid. The combination in which every multiplier is 0 is left out: it pays nothing and asks nothing.</summary>
    /// <param name="axes">Metrics with their options; the first one varies slowest.</param>
    /// <exception cref="ArgumentException">No axis, an empty one, a metric twice, or nothing but zeros.</exception>
    public MultiplierGrid(IReadOnlyList<(Metric Metric, IReadOnlyList<decimal> Options)> axes)
    {
        if (axes.Count == 0 || axes.Any(a => a.Options.Count == 0))
            throw new ArgumentException("A grid has at least one metric, and each has an option.", nameof(axes));
        if (axes.DistinctBy(a => a.Metric).Count() != axes.Count)
            throw new ArgumentException("A metric has one axis.", nameof(axes));
        if (axes.Aggregate(1L, (product, a) => Math.Min(product * a.Options.Count, int.MaxValue)) > MostCombinations)
            throw new ArgumentException($"A grid has at most {MostCombinations:N0} combinations.", nameof(axes));
        Metrics = [.. axes.Select(a => a.Metric)];
        Combinations = [.. Product(axes).Where(c => c.Items.Any(i => i.Value != 0))];
        if (Combinations.Count == 0)
            throw new ArgumentException("Every multiplier of the grid is 0.", nameof(axes));
    }

    /// <summary>The metrics, one an axis.</summary>
    public IReadOnlyList<Metric> Metrics { get; }

    /// <summary>The combinations in the grid's order: ties in a ranking keep it.</summary>
    public IReadOnlyList<Multipliers> Combinations { get; }

    /// <summary>The options of a rule, read from the metrics that stand in for its terms.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="metricOf">The metric that carries a term in the store.</param>
    public static MultiplierGrid Create(PayoutRule rule, Func<PayoutTerm, Metric> metricOf) =>
        new([.. rule.Terms.Where(t => t.Options.Any(o => o != 0)).Select(t => (metricOf(t), t.Options))]);

    private static IEnumerable<Multipliers> Product(IReadOnlyList<(Metric Metric, IReadOnlyList<decimal> Options)> axes)
    {
        IEnumerable<IEnumerable<(Metric, decimal)>> combinations =
        [
            [],
        ];
        foreach (var (metric, options) in axes)
            combinations = combinations.SelectMany(c => options.Select(o => c.Append((metric, o))));
        return combinations.Select(c => new Multipliers(c));
    }
}
