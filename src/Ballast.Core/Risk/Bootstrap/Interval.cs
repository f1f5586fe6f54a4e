namespace Ballast.Core.Risk.Bootstrap;

/// <summary>Why there is no interval.</summary>
public enum NoInterval
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>Fewer than five blocks of rounds, which is ten times the overlap.</summary>
    TooFewRounds,

    /// <summary>Enough rounds, but so alike in a row that they are worth fewer than eight independent ones.</summary>
    TooFewEffectiveRounds,

    /// <summary>The measure is about the worst or best rounds, and the rounds are worth fewer than sixty independent ones.</summary>
    TooFewInTheTail,

    /// <summary>The measure itself is not defined for the series.</summary>
    Undefined,

    /// <summary>The measure is about the dependence of neighbours, which drawing blocks cuts.</summary>
    AboutDependence,

    /// <summary>On more than one in fifty resamples the measure is not defined.</summary>
    OftenUndefined,
}

/// <summary>A measure with its uncertainty.</summary>
/// <param name="Value">The measure of the series as it is.</param>
/// <param name="Low">Lower end; NaN without an interval.</param>
/// <param name="High">Upper end; NaN without an interval.</param>
/// <param name="EffectiveRounds">What the rounds are worth in independent ones, as far as the mean goes; NaN below five blocks.</param>
/// <param name="Reason">Why there is no interval.</param>
public sealed record Interval(double Value, double Low, double High, double EffectiveRounds, NoInterval Reason)
{
    /// <summary>Whether there is one.</summary>
    public bool IsKnown => Reason == NoInterval.None;

    /// <summary>A value without an interval.</summary>
    internal static Interval Without(double value, double effectiveRounds, NoInterval reason) =>
        new(value, double.NaN, double.NaN, effectiveRounds, reason);
}
