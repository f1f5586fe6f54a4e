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

    /// <summary>Whether a table shows it without being asked for all measures.</summary>
    bool IsHeadline => false;

    /// <summary>
    /// Whether it matters which rounds are missing: such a measure takes the series with NaN in the gaps, every other one
    /// takes it with missing rounds left out.
    /// </summary>
    bool ReadsGaps => false;

    /// <summary>What an interval of it is to hold: a true value that does not ask for the order of rounds, or what records of as many rounds show.</summary>
    IntervalTarget Target => IntervalTarget.TrueValue;

    /// <summary>Least and largest value that it can have.</summary>
    (double Least, double Most) Range => (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>
    /// Whether it is about how one round depends on the next. Intervals take that dependence as given by the calendar, so there is none for such a
    /// measure.
    /// </summary>
    bool IsAboutDependence => false;

    /// <summary>Whether there is a way to make an interval of it that holds its level. What was tried and measured stands in docs/risk.md.</summary>
    /// <param name="overlap">Rounds in a row that share days.</param>
    bool HasInterval(int overlap) => true;

    /// <summary>Whether less is better: deviations, drawdowns and burns. A loss that keeps its sign is larger where it is better.</summary>
    bool IsBetterSmall => false;

    /// <summary>The measure of a series in the order of its rounds. <see cref="RoundSeries.Measured"/> hands over the right one.</summary>
    /// <param name="returns">Shares of the stake; none missing, unless the measure <see cref="ReadsGaps"/>.</param>
    /// <returns>NaN where the series is too short to say anything.</returns>
    double Compute(ReadOnlySpan<double> returns);
}
