using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What <c>ballast watch</c> found and sent, as JSON.</summary>
public sealed record WatchDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.watch/1";

    /// <summary>When it looked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether nothing was kept and nothing sent.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>Incidents that were not known before, the most urgent first.</summary>
    public required IReadOnlyList<WatchIncident> New { get; init; }

    /// <summary>Incidents that hold still and were reported before, or before this look.</summary>
    public required int Known { get; init; }

    /// <summary>What arrived.</summary>
    public required IReadOnlyList<WatchDelivery> Sent { get; init; }

    /// <summary>What did not arrive.</summary>
    public required IReadOnlyList<WatchDelivery> Failed { get; init; }

    /// <summary>Messages that wait: for the end of quiet hours, or for their next try.</summary>
    public required int Waiting { get; init; }

    /// <summary>Models with a stake that were not looked at: no account was synced, none is on the watch list, and they are too many.</summary>
    public required int Unwatched { get; init; }

    /// <summary>Rules that met what they did not expect, in sentences.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>An incident.</summary>
/// <param name="Id">Its number in the store; null where it was not kept.</param>
/// <param name="Key">What it is known by.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Tournament">The tournament; null where it is about none, or all.</param>
/// <param name="Subject">A model or an account; empty where it is about all.</param>
/// <param name="Urgency">notice, warning or urgent.</param>
/// <param name="BeganAt">When it happened, or began.</param>
/// <param name="Sentence">What happened.</param>
/// <param name="Details">What belongs to it.</param>
/// <param name="Next">What to do, as a command line without the program's name; null where nothing is to be done.</param>
/// <param name="Channels">Where it is sent.</param>
/// <param name="IsInDigest">Whether another incident, the digest, is sent in its place.</param>
public sealed record WatchIncident(
    long? Id,
    string Key,
    string Rule,
    string? Tournament,
    string Subject,
    string Urgency,
    DateTimeOffset BeganAt,
    string Sentence,
    IReadOnlyList<string> Details,
    string? Next,
    IReadOnlyList<string> Channels,
    bool IsInDigest
);

/// <summary>A message that was tried.</summary>
/// <param name="Incident">Number of its incident.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Delivery">What the message is known by.</param>
/// <param name="Attempts">Which try it was.</param>
/// <param name="Error">Why it did not arrive; null where it did.</param>
/// <param name="RetryAt">When it is tried again; null where it arrived, or was given up.</param>
public sealed record WatchDelivery(
    long Incident,
    string Channel,
    string Delivery,
    int Attempts,
    string? Error,
    DateTimeOffset? RetryAt
);

/// <summary>What <c>ballast watch --acknowledge</c> noted, as JSON.</summary>
/// <param name="Key">What the incident is known by.</param>
/// <param name="Who">Who looked.</param>
/// <param name="At">When.</param>
/// <param name="IsNew">false where it was looked at before.</param>
public sealed record AcknowledgedDocument(string Key, string Who, DateTimeOffset At, bool IsNew)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.watch-acknowledge/1";
}

/// <summary>What <c>ballast watch --test</c> sent, as JSON.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Delivery">What the message is known by.</param>
public sealed record ChannelTestDocument(string Channel, string Delivery)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.watch-test/1";
}
