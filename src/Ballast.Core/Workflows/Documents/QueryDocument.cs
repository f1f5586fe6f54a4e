using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>The answer to a query of one's own.</summary>
/// <param name="Data">What Numerai answered; null where it answered nothing.</param>
/// <param name="Errors">What it complained of beside that.</param>
public sealed record QueryDocument(JsonObject? Data, IReadOnlyList<string> Errors)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.query/1";
}
