using System.Text.Json.Serialization;

namespace Ballast.Delivery.Channels;

/// <summary>What a webhook is sent, as JSON.</summary>
internal sealed record WebhookDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.alert/1";

    /// <summary>What the message is known by: the same at every try.</summary>
    public required string Delivery { get; init; }

    /// <summary>Whether it is a test: nothing happened.</summary>
    public required bool IsTest { get; init; }

    /// <summary>What the incident is known by.</summary>
    public required string Key { get; init; }

    public required string Rule { get; init; }

    public required string? Tournament { get; init; }

    public required string Subject { get; init; }

    public required string Urgency { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    public required string Sentence { get; init; }

    public required IReadOnlyList<string> Details { get; init; }

    public required string? Next { get; init; }
}

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebhookDocument))]
internal sealed partial class WebhookJson : JsonSerializerContext;
