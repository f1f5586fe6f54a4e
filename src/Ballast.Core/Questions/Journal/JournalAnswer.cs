using System.Text.Json;
using System.Text.Json.Serialization;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Journal;

/// <summary>The journal, newest entries first, as JSON.</summary>
public sealed record JournalAnswer : IPagedDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.journal/1";

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether every entry is as it was written, and follows the one before it.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Number of the first entry that is not; null where all are.</summary>
    public required long? FirstBroken { get; init; }

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public required string? Broken { get; init; }

    /// <summary>Hash of the newest entry: noted elsewhere, it shows later whether entries were cut off. Null where there is none.</summary>
    public required string? NewestHash { get; init; }

    /// <summary>Changes of which nobody knows whether they happened, by the numbers of the entries with their intents.</summary>
    public required IReadOnlyList<long> Open { get; init; }

    /// <inheritdoc />
    public required int Total { get; init; }

    /// <inheritdoc />
    public required int Offset { get; init; }

    /// <inheritdoc />
    public required int Limit { get; init; }

    /// <inheritdoc />
    public required int More { get; init; }

    /// <inheritdoc />
    public required int? NextOffset { get; init; }

    /// <summary>The entries.</summary>
    public required IReadOnlyList<JournalAnswerEntry> Entries { get; init; }
}

/// <summary>An entry.</summary>
public sealed record JournalAnswerEntry
{
    /// <summary>Its place, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Who { get; init; }

    /// <summary>What sort.</summary>
    public required string Kind { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }

    /// <summary>The tournament; null where it is about none.</summary>
    public required string? Tournament { get; init; }

    /// <summary>Hash of the plan; null where it is about none.</summary>
    public required string? Plan { get; init; }

    /// <summary>Number of the move; null where it is about none.</summary>
    public required int? Move { get; init; }

    /// <summary>What is kept of it.</summary>
    public required JsonElement Content { get; init; }

    /// <summary>A question, where the entry keeps its answer; null else.</summary>
    public required string? Question { get; init; }

    /// <summary>The bytes of that answer, in base 64; null where there is none.</summary>
    public required string? Answer { get; init; }

    /// <summary>Hash of the entry before it.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 of all of it.</summary>
    public required string Hash { get; init; }
}
