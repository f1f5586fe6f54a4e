using System.Text.Json.Serialization;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Alerts;

/// <summary>Incidents, those that nobody has looked at first, as JSON.</summary>
public sealed record AlertsAnswer : IPagedDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.alerts/1";

    /// <summary>Nothing that was found later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The first day of what is listed; null where all is.</summary>
    public required DateOnly? Since { get; init; }

    /// <summary>How many of them nobody has looked at.</summary>
    public required int NotLookedAt { get; init; }

    /// <inheritdoc />
    public required int Total { get; init; }

    /// <inheritdoc />
    public required int Offset { get; init; }

    /// <inheritdoc />
    public required int Limit { get; init; }

    /// <inheritdoc />
    public required int More { get; init; }

    /// <inheritdoc />
    public required int? NextOffset { get; init; }

    /// <summary>The incidents.</summary>
    public required IReadOnlyList<AlertsAnswerEntry> Incidents { get; init; }
}

/// <summary>An incident.</summary>
public sealed record AlertsAnswerEntry
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>What it is known by.</summary>
    public required string Key { get; init; }

    /// <summary>The rule that found it.</summary>
    public required string Rule { get; init; }

    /// <summary>The tournament; null where it is about none, or all.</summary>
    public required string? Tournament { get; init; }

    /// <summary>A model or an account; empty where it is about all.</summary>
    public required string Subject { get; init; }

    /// <summary>notice, warning or urgent.</summary>
    public required string Urgency { get; init; }

    /// <summary>When it happened, or began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>What happened.</summary>
    public required string Sentence { get; init; }

    /// <summary>What belongs to it.</summary>
    public required IReadOnlyList<string> Details { get; init; }

    /// <summary>What to do, as a command line without the program's name; null where nothing is to be done.</summary>
    public required string? Next { get; init; }

    /// <summary>Who has looked at it; null for nobody.</summary>
    public required string? LookedAtBy { get; init; }

    /// <summary>When; null as above.</summary>
    public required DateTimeOffset? LookedAt { get; init; }

    /// <summary>Channels that it had reached by then.</summary>
    public required IReadOnlyList<string> SentTo { get; init; }

    /// <summary>Channels at which it had been given up by then, with the reason.</summary>
    public required IReadOnlyDictionary<string, string> GivenUp { get; init; }
}
