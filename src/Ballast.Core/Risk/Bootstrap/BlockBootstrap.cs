using Ballast.Core.Numerics;

namespace Ballast.Core.Risk.Bootstrap;

/// <summary>
/// Intervals for risk measures: the series is drawn again and again from circular blocks of itself, long enough that overlapping rounds
/// stay together, and the measure is taken of each. What the intervals cover is measured in docs/risk.md.
/// </summary>
/// <remarks>
/// Missing rounds are left out first, so a block may span a gap. Each resample has a stream of chance of its own, so the answer does not
/// depend on the number of threads. All measures are taken of the same resamples.
/// </remarks>
public static class BlockBootstrap
{
    /// <summary>Fewest blocks that a series must hold.</summary>
    public const int FewestBlocks = 5;

    /// <summary>Fewest independent rounds that a series must be worth.</summary>
    public const double FewestEffectiveRounds = 8;

    /// <summary>Fewest independent rounds for a measure of the tail: three of them are its worst 5 %.</summary>
    public const double FewestForTails = 60;

    private const double MostUndefined = 0.02;

    /// <summary>The interval of one measure.</summary>
    public static Interval Of(RoundSeries series, IRiskMeasure measure, BootstrapOptions options) =>
        Of(series, [measure], options)[0];

    /// <summary>The intervals of several measures, in their order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static IReadOnlyList<Interval> Of(
        RoundSeries series,
        IReadOnlyList<IRiskMeasure> measures,
        BootstrapOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var returns = series.Present.ToArray();
        var effective = EffectiveRounds.Of(returns, options);
        double[] values = [.. measures.Select(series.Measured)];
        NoInterval[] reasons = [.. measures.Zip(values, (m, v) => Reason(m, v, returns.Length, effective, options))];
        int[] open = [.. Enumerable.Range(0, measures.Count).Where(i => reasons[i] == NoInterval.None)];
        var drawn = Draw(returns, [.. open.Select(i => measures[i])], options);

        var intervals = new Interval[measures.Count];
        for (var i = 0; i < intervals.Length; i++)
            intervals[i] = Interval.Without(values[i], effective, reasons[i]);
        for (var k = 0; k < open.Length; k++)
            intervals[open[k]] = Ends(values[open[k]], effective, drawn[k], ExpandedLevel.Of(returns.Length, options));
        return intervals;
    }

    private static NoInterval Reason(
        IRiskMeasure measure,
        double value,
        int rounds,
        double effective,
        BootstrapOptions options
    )
    {
        if (measure.IsAboutDependence)
            return NoInterval.AboutDependence;
        if (rounds < FewestBlocks * options.Block)
            return NoInterval.TooFewRounds;
        if (double.IsNaN(value))
            return NoInterval.Undefined;
        if (effective < FewestEffectiveRounds)
            return NoInterval.TooFewEffectiveRounds;
        var isTooShort = measure.IsAboutTail && effective < FewestForTails;
        return isTooShort ? NoInterval.TooFewInTheTail : NoInterval.None;
    }

    /// <summary>The measures of every resample: one row a measure.</summary>
    private static double[][] Draw(double[] returns, IRiskMeasure[] measures, BootstrapOptions options)
    {
        var drawn = new double[measures.Length][];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = new double[options.Resamples];
        if (measures.Length == 0)
            return drawn;
        Parallel.For(
            0,
            options.Resamples,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads ?? -1 },
            () => new double[returns.Length],
            (resample, _, path) =>
            {
                var chance = new SeededChance(options.Seed, (ulong)resample);
                CircularBlocks.Fill(path, returns, options.Block, ref chance);
                for (var i = 0; i < measures.Length; i++)
                    drawn[i][resample] = measures[i].Of(path);
                return path;
            },
            _ => { }
        );
        return drawn;
    }

    private static Interval Ends(double value, double effective, double[] drawn, double level)
    {
        var known = Gaps.Dropped(drawn);
        if (drawn.Length - known.Length > MostUndefined * drawn.Length)
            return Interval.Without(value, effective, NoInterval.OftenUndefined);
        return new Interval(
            value,
            Quantile.Of(known, level),
            Quantile.Of(known, 1 - level),
            effective,
            NoInterval.None
        );
    }
}
