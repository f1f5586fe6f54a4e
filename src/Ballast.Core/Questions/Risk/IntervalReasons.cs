using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Core.Questions.Risk;

/// <summary>Why there is no interval, for JSON and for people.</summary>
public static class IntervalReasons
{
    private static readonly (NoInterval Reason, string Code, string Words)[] All =
    [
        (NoInterval.TooFewRounds, TooFewRounds, "not enough rounds"),
        (NoInterval.Undefined, "undefined", "not defined here"),
        (NoInterval.AboutDependence, "about-dependence", "none: overlap is taken as given"),
        (NoInterval.NoMethod, "no-method", "none that holds 95 %"),
        (NoInterval.OftenUndefined, "often-undefined", "often not defined"),
    ];

    /// <summary>The word for too few rounds.</summary>
    public const string TooFewRounds = "too-few-rounds";

    /// <summary>Rounds from which on there are intervals.</summary>
    /// <param name="overlap">Rounds that share days.</param>
    public static int RoundsNeeded(int overlap) => (int)(MeasureIntervals.FewestIndependentRounds * overlap);

    /// <summary>The word used in JSON.</summary>
    public static string Code(NoInterval reason) => All.First(r => r.Reason == reason).Code;

    /// <summary>A few words for people.</summary>
    public static string InWords(string code) => All.First(r => r.Code == code).Words;
}
