using System.Diagnostics;

namespace Ballast.Server.Observing;

/// <summary>Spans of our own: a question, a sync. What is said of one is a question's name, a tournament or an outcome, never what somebody typed.</summary>
public static class Spans
{
    /// <summary>The source's name.</summary>
    public const string Name = "Ballast";

    /// <summary>How it ended.</summary>
    public const string Outcome = "ballast.outcome";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins one; null where nobody gathers them.</summary>
    /// <param name="what">What is done, for example <c>sync classic</c>: one of a known few.</param>
    public static Activity? Start(string what) => Source.StartActivity(what);
}
