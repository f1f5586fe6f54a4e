using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Text;

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

    /// <summary>An interval of shares, or why there is none.</summary>
    /// <param name="low">Its low end; null without one.</param>
    /// <param name="high">Its high end.</param>
    /// <param name="code">Why there is none; null where that is not known.</param>
    /// <param name="places">Places of the percentages.</param>
    public static Cell Cell(double? low, double? high, string? code, int places = 2) =>
        Text.Cell.Interval(low, high, code is null ? Format.Unknown : InWords(code), places);
}
