using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Core.Workflows.Risks;

/// <summary>Why there is no interval, for JSON and for people.</summary>
public static class IntervalReasons
{
    private static readonly (NoInterval Reason, string Code, string Words)[] All =
    [
        (NoInterval.TooFewRounds, "too-few-rounds", "not enough rounds"),
        (NoInterval.Undefined, "undefined", "not defined here"),
        (NoInterval.AboutDependence, "about-dependence", "no interval: it measures what intervals take as given"),
        (NoInterval.NoMethod, "no-method", "no interval: none found that holds 95 %"),
        (NoInterval.OftenUndefined, "often-undefined", "often not defined"),
    ];

    /// <summary>The word used in JSON.</summary>
    public static string Code(NoInterval reason) => All.First(r => r.Reason == reason).Code;

    /// <summary>A few words for people.</summary>
    public static string InWords(string code) => All.First(r => r.Code == code).Words;
}
