using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>A refusal or a failure, as JSON.</summary>
public sealed record ErrorDocument(string Code, string Message)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.error/1";
}
