using System.Text.Json.Serialization;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.Documents;

/// <summary>A refusal or a failure, as JSON.</summary>
/// <param name="Code">A word for scripts.</param>
/// <param name="Message">For people.</param>
public sealed record ErrorDocument(string Code, Notice Message)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.error/1";
}
