using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What a command changed in the registry, or would change, as JSON.</summary>
public sealed record RegistryChangesDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "ballast.registry-changes/1";

    /// <summary>The moment.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the changes are kept; else they were only looked at.</summary>
    public required bool IsKept { get; init; }

    /// <summary>Why, in the owner's words; empty where nothing was said.</summary>
    public required string Why { get; init; }

    /// <summary>The changes.</summary>
    public required IReadOnlyList<RegistryChangeEntry> Changes { get; init; }
}

/// <summary>A change of one item.</summary>
/// <param name="Kind">strategy, slot, group, epoch or standing.</param>
/// <param name="Tournament">Of a slot; null for the others.</param>
/// <param name="Name">Whose.</param>
/// <param name="Change">What changed, in words.</param>
public sealed record RegistryChangeEntry(string Kind, string? Tournament, string Name, string Change);
