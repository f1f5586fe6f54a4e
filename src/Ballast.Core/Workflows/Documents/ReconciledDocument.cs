using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>The owner said whether a change happened.</summary>
/// <param name="Intent">Number of the entry with its intent.</param>
/// <param name="Outcome">done or not-done.</param>
/// <param name="Entry">Number of the entry that keeps it.</param>
public sealed record ReconciledDocument(long Intent, string Outcome, long Entry)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.journal-reconcile/1";
}
