using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Verdicts;

/// <summary>Two models of a panel on the rounds that both have: the mean of one less the other, a round, with its interval.</summary>
/// <param name="Columns">The columns of the rounds.</param>
/// <param name="Differences">One a round.</param>
/// <param name="Interval">The mean with its 95 % interval.</param>
internal sealed record PairedDifference(int[] Columns, double[] Differences, Interval Interval)
{
    /// <summary>Computes it on columns under one payout rule.</summary>
    /// <param name="panel">The returns.</param>
    /// <param name="columns">Columns to look at, all under the rule of the first of them.</param>
    /// <param name="one">Row of one model.</param>
    /// <param name="other">Row of the other.</param>
    /// <param name="options">Of <see cref="Options"/>: pairs that are compared one after the other share them.</param>
    public static PairedDifference Compute(
        ReturnPanel panel,
        IReadOnlyList<int> columns,
        int one,
        int other,
        IntervalOptions options
    )
    {
        var (left, right) = (panel.Values[one], panel.Values[other]);
        int[] both = [.. columns.Where(c => double.IsFinite(left[c]) && double.IsFinite(right[c]))];
        double[] differences = [.. both.Select(c => left[c] - right[c])];
        var series = new RoundSeries([.. both.Select(c => panel.Rounds[c].Round)], differences);
        return new PairedDifference(both, differences, MeasureIntervals.Compute(series, new MeanReturn(), options));
    }

    /// <summary>How intervals on these columns are made.</summary>
    public static IntervalOptions Options(ReturnPanel panel, IReadOnlyList<int> columns)
    {
        var rule = panel.Rounds[columns[0]].Rule;
        return new IntervalOptions
        {
            Overlap = PayoutRule.OverlapOf(rule),
            // One may gain the clip while the other loses it.
            Limit = rule is null ? double.PositiveInfinity : 2 * (double)rule.Clip * panel.LawOf(rule).CapitalShare,
        };
    }
}
