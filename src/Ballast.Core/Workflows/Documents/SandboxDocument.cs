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
}
