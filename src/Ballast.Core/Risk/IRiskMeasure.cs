namespace Ballast.Core.Risk;

/// <summary>One number about a series of returns. A measure's name is not its definition, so it carries both.</summary>
public interface IRiskMeasure
{
    /// <summary>The name used in tables and JSON.</summary>
    string Name { get; }

    /// <summary>The formula in words.</summary>
    string Definition { get; }

    /// <summary>Where the definition comes from.</summary>
    string Source { get; }

    /// <summary>What the number counts in.</summary>
    MeasureUnit Unit { get; }

    /// <summary>
    /// Whether it matters which rounds are missing: such a measure takes the series with NaN in the gaps, every other one
    /// takes it with missing rounds left out.
    /// </summary>
    bool ReadsGaps => false;

    /// <summary>
    /// Whether it is about how one round depends on the next. A bootstrap cuts that dependence where two blocks meet, so
    /// there is no interval for such a measure.
    /// </summary>
    bool IsAboutDependence => false;

    /// <summary>
    /// Whether it rests on the few worst or best rounds only. A bootstrap cannot find losses that never happened, so there is an interval for
    /// such a measure on long series only.
    /// </summary>
    bool IsAboutTail => false;

    /// <summary>Whether less is better: deviations, drawdowns and burns. A loss that keeps its sign is larger where it is better.</summary>
    bool IsBetterSmall => false;

    /// <summary>The measure of a series in the order of its rounds. <see cref="RoundSeries.Measured"/> hands over the right one.</summary>
    /// <param name="returns">Shares of the stake; none missing, unless the measure <see cref="ReadsGaps"/>.</param>
    /// <returns>NaN where the series is too short to say anything.</returns>
    double Of(ReadOnlySpan<double> returns);
}
