using System.Text.Json.Serialization;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Terms of the glossary with what they mean.</summary>
/// <param name="Terms">The terms.</param>
public sealed record GlossaryDocument(IReadOnlyList<GlossaryTerm> Terms)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.glossary/1";
}
