using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>
/// Intervals for risk measures, from made-up records of rounds that overlap as the series' do. What they cover is measured in docs/risk.md.
/// </summary>
internal static class MeasureIntervals
{
    /// <summary>Fewest rounds, counted in ones that share no day (<see cref="IndependentRounds"/>).</summary>
    public const double FewestIndependentRounds = 10;

    private const double MostUndefined = 0.02;

    /// <summary>The interval of one measure.</summary>
    public static Interval Compute(RoundSeries series, IRiskMeasure measure, IntervalOptions options) =>
        Compute(series, [measure], options)[0];

    /// <summary>The intervals of several measures, in their order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static IReadOnlyList<Interval> Compute(
        RoundSeries series,
        IReadOnlyList<IRiskMeasure> measures,
        IntervalOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var returns = series.Present.ToArray();
        var varies = returns.Length > 1 && Variation.Varies(returns);
        double[] values = [.. measures.Select(series.Measured)];
        Interval[] intervals =
        [
            .. measures.Zip(values, (m, v) => Interval.Without(v, Reason(m, v, returns.Length, varies, options))),
        ];
        int[] truths = Open(IntervalTarget.TrueValue);
        int[] paths = Open(IntervalTarget.TypicalRecord);
        if (truths.Length + paths.Length == 0)
            return intervals;

        var like = new NearestRecords(returns, options);
        var drawn = MeasureDraws.Draw(
            like,
            [.. truths.Select(i => measures[i])],
            [.. paths.Select(i => measures[i])],
            options.ThreadCount
        );
        for (var k = 0; k < truths.Length; k++)
            intervals[truths[k]] = TrueValue(
                measures[truths[k]],
                values[truths[k]],
                drawn.Shifts[k],
                like.Limit,
                options
            );
        for (var k = 0; k < paths.Length; k++)
            intervals[paths[k]] = Record(
                measures[paths[k]],
                values[paths[k]],
                drawn.Typical[k],
                drawn.Fresh[k],
                options
            );
        return intervals;

        int[] Open(IntervalTarget target) =>
            [
                .. Enumerable
                    .Range(0, measures.Count)
                    .Where(i => intervals[i].Reason == NoInterval.None && measures[i].Target == target),
            ];
    }

    private static NoInterval Reason(
        IRiskMeasure measure,
        double value,
        int rounds,
        bool varies,
        IntervalOptions options
    )
    {
        if (measure.IsAboutDependence)
            return NoInterval.AboutDependence;
        if (rounds < FewestIndependentRounds * options.Overlap)
            return NoInterval.TooFewRounds;
        if (!measure.HasInterval(options.Overlap))
            return NoInterval.NoMethod;
        return varies && !double.IsNaN(value) ? NoInterval.None : NoInterval.Undefined;
    }

    private static Interval TrueValue(
        IRiskMeasure measure,
        double value,
        double[] shifts,
        double limit,
        IntervalOptions options
    )
    {
        if (Ends(shifts, options) is not var (low, high))
            return Interval.Without(value, NoInterval.OftenUndefined);
        var (least, most) = measure.Range;
        // No mean, quantile or deviation of returns lies beyond what a return can be.
        if (measure.Unit == MeasureUnit.Share && double.IsInfinity(most))
            (least, most) = (Math.Max(least, -limit), limit);
        return new Interval(
            value,
            Math.Clamp(value + low, least, most),
            Math.Clamp(value + high, least, most),
            double.NaN,
            double.NaN,
            NoInterval.None
        );
    }

    private static Interval Record(
        IRiskMeasure measure,
        double value,
        double[] typical,
        double[] fresh,
        IntervalOptions options
    )
    {
        if (Ends(typical, options) is not var (low, high) || Ends(fresh, options) is not var (freshLow, freshHigh))
            return Interval.Without(value, NoInterval.OftenUndefined);
        // Rounds are whole, and what lies between two of them is the nearer one.
        double Whole(double end) => measure.Unit == MeasureUnit.Rounds ? Math.Round(end) : end;
        return new Interval(value, Whole(low), Whole(high), Whole(freshLow), Whole(freshHigh), NoInterval.None);
    }

    private static (double Low, double High)? Ends(double[] drawn, IntervalOptions options)
    {
        var known = Gaps.Dropped(drawn);
        if (drawn.Length - known.Length > MostUndefined * drawn.Length)
            return null;
        Array.Sort(known);
        // The value to be held is one more draw of the same kind, so the ends leave a share of k + 1 places on either side.
        var share = Math.Max((options.Tail * (known.Length + 1)) - 1, 0) / (known.Length - 1);
        return (Quantile.ComputeSorted(known, share), Quantile.ComputeSorted(known, 1 - share));
    }
}
