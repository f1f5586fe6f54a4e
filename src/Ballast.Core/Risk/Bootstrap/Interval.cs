namespace Ballast.Core.Risk.Bootstrap;

/// <summary>Why there is no interval.</summary>
public enum NoInterval
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>Fewer rounds than ten that share no day.</summary>
    TooFewRounds,

    /// <summary>The measure itself is not defined for the series, or nothing varies in it.</summary>
    Undefined,

    /// <summary>The measure is about the dependence of neighbours, which the made-up records take as given.</summary>
    AboutDependence,

    /// <summary>No way to make one was found that holds its level.</summary>
    NoMethod,

    /// <summary>On more than one in fifty made-up records the measure is not defined.</summary>
    OftenUndefined,
}

/// <summary>A measure with its uncertainty.</summary>
/// <param name="Value">The measure of the series as it is.</param>
/// <param name="Low">Lower end for the measure's target (<see cref="IRiskMeasure.Target"/>); NaN without an interval.</param>
/// <param name="High">Upper end; NaN without an interval.</param>
/// <param name="FreshLow">Lower end of what a fresh record of as many rounds shows; NaN without one, and for true values.</param>
/// <param name="FreshHigh">Upper end of it.</param>
/// <param name="Reason">Why there is no interval.</param>
internal sealed record Interval(
    double Value,
    double Low,
    double High,
    double FreshLow,
    double FreshHigh,
    NoInterval Reason
)
{
    /// <summary>Whether there is one.</summary>
    public bool IsKnown => Reason == NoInterval.None;

    /// <summary>A value without an interval.</summary>
    internal static Interval Without(double value, NoInterval reason) =>
        new(value, double.NaN, double.NaN, double.NaN, double.NaN, reason);
}
