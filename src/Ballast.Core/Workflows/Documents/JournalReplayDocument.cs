using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Kept answers, asked again.</summary>
/// <param name="Entries">One an entry that keeps an answer.</param>
/// <param name="IsIdentical">Whether every answer is the same to the byte.</param>
public sealed record JournalReplayDocument(IReadOnlyList<ReplayedEntry> Entries, bool IsIdentical)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.journal-replay/1";
}

/// <summary>An entry whose question was asked again.</summary>
/// <param name="Entry">Its number.</param>
/// <param name="Question">The question; null where it cannot be read.</param>
/// <param name="AsOf">The moment; null as above.</param>
/// <param name="IsIdentical">Whether the answer is the same to the byte.</param>
/// <param name="Reason">Why not; null where it is.</param>
public sealed record ReplayedEntry(
    long Entry,
    string? Question,
    DateTimeOffset? AsOf,
    bool IsIdentical,
    string? Reason
);
