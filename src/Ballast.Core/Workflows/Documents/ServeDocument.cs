using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Where the dashboard and the API answer, as JSON.</summary>
/// <param name="Url">The dashboard; the API is below it under <c>/api/v1</c>.</param>
/// <param name="Store">The store.</param>
/// <param name="Access">Who may read: loopback, token or proxy.</param>
/// <param name="IsReadOnly">Whether imports and syncs are refused.</param>
public sealed record ServeDocument(string Url, string Store, string Access, bool IsReadOnly)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.serve/1";
}
