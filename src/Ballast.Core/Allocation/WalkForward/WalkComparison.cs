using Ballast.Core.Numerics;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;

namespace Ballast.Core.Allocation.WalkForward;

/// <summary>Whether a method brought more than equal weight by more than chance, where several methods are looked at.</summary>
/// <remarks>
/// The interval is the usual one of 95 %. The verdict asks for more: with ten methods one of them would be ahead by chance in every third past, so the interval of the
/// verdict is widened as Bonferroni (1936) asks, by Student's t of the stretches that share no day. It is asked for twice as strictly: in worlds where every mix has the
/// same mean one method of ten was called worse in up to 6 of 100 (docs/allocation.md), because the tails of such a mean are not those of t.
/// </remarks>
internal static class WalkComparison
{
    /// <summary>Half of the error that may happen, one in twenty: measured, the other half is what the tails cost.</summary>
    private const double Level = 0.025;

    /// <summary>The mean of a method's returns less the benchmark's, a round, with its 95 % interval.</summary>
    public static Interval Compare(
        double[] method,
        double[] benchmark,
        IReadOnlyList<int> rounds,
        IntervalOptions options
    )
    {
        int[] there =
        [
            .. Enumerable
                .Range(0, rounds.Count)
                .Where(t => double.IsFinite(method[t]) && double.IsFinite(benchmark[t])),
        ];
        return MeasureIntervals.Compute(
            new RoundSeries([.. there.Select(t => rounds[t])], [.. there.Select(t => method[t] - benchmark[t])]),
            new MeanReturn(),
            options
        );
    }

    /// <summary>What may be said.</summary>
    /// <param name="difference">The interval of 95 %.</param>
    /// <param name="independent">Stretches that share no day.</param>
    /// <param name="compared">How many methods were compared.</param>
    /// <param name="level">The error that may happen, of all of them together.</param>
    public static string Verdict(Interval difference, double independent, int compared, double level = Level)
    {
        if (!difference.IsKnown)
            return "not-enough-data";
        var freedom = Math.Max(1, independent - 1);
        var wider =
            StudentT.Quantile(1 - (level / 2 / Math.Max(1, compared)), freedom) / StudentT.Quantile(0.975, freedom);
        var low = difference.Value - ((difference.Value - difference.Low) * wider);
        var high = difference.Value + ((difference.High - difference.Value) * wider);
        return low > 0 ? "better"
            : high < 0 ? "worse"
            : "not-shown";
    }
}
