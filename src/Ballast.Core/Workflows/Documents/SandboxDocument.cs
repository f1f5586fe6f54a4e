using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Where a sandbox listens, as JSON.</summary>
/// <param name="Url">Its address.</param>
/// <param name="PublicId">The public half of its key.</param>
/// <param name="SecretKey">The other half; it opens nothing but a made-up world.</param>
/// <param name="Seed">The seed of the world.</param>
/// <param name="Now">The world's time; null where it follows real time.</param>
public sealed record SandboxDocument(string Url, string PublicId, string SecretKey, ulong Seed, DateTimeOffset? Now)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.sandbox/1";

    /// <summary>The store that is served; null for a made-up world.</summary>
    public string? Store { get; init; }

    /// <summary>Models of the store; null for a made-up world.</summary>
    public int? Models { get; init; }

    /// <summary>Rounds of the store, all tournaments together; null for a made-up world.</summary>
    public int? Rounds { get; init; }

    /// <summary>What the first models on Classic are called; null where nobody said.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Public ids of keys that are accepted beside the first one; null without any.</summary>
    public IReadOnlyList<string>? AlsoAccepted { get; init; }
}
