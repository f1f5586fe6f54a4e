using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>How soon somebody should look.</summary>
public enum IncidentUrgency
{
    /// <summary>Worth knowing; it can wait for the morning.</summary>
    Notice,

    /// <summary>Something is not as it should be.</summary>
    Warning,

    /// <summary>A deadline runs, or money is about to move.</summary>
    Urgent,
}

/// <summary>Urgencies in words.</summary>
public static class UrgencyWords
{
    /// <summary>As it is written in settings and documents.</summary>
    public static string InWords(this IncidentUrgency urgency) => urgency.ToString().ToLowerInvariant();
}

/// <summary>Something that happened and that somebody should know of, once.</summary>
/// <remarks>
/// Every text in it is plain text: names in it come from outside, and whoever shows or sends it escapes it for the place where it goes.
/// </remarks>
public sealed record Incident
{
    /// <summary>The rule that found it, for example <c>missed-submission</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The tournament; null where it is about none, or all.</summary>
    public Tournament? Tournament { get; init; }

    /// <summary>Whom it is about: a model or an account by name; empty where it is about all.</summary>
    public required string Subject { get; init; }

    /// <summary>
    /// What makes it this incident and no other, besides rule, tournament and subject: a round, a day, a hash. Two with the same of all four are one, and are
    /// reported once.
    /// </summary>
    public required string Occasion { get; init; }

    /// <summary>How soon somebody should look.</summary>
    public required IncidentUrgency Urgency { get; init; }

    /// <summary>When it happened, or began; to the millisecond.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>What happened, in one plain sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What belongs to it: further sentences, few.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>What to do, as a command line without the program's name; null where nothing is to be done.</summary>
    public string? Next { get; init; }

    /// <summary>Rule, tournament, subject and occasion in one line: what it is known by.</summary>
    public string Key => $"{Rule}/{Tournament?.Slug() ?? "all"}/{Subject.ToUpperInvariant()}/{Occasion}";
}
