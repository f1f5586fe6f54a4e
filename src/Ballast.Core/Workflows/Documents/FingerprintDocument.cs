using System.Text.Json.Serialization;
using Ballast.Core.Registry;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Fingerprints of files of predictions.</summary>
public sealed record FingerprintDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.fingerprint/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Kept submissions that the files were held against.</summary>
    public required int Compared { get; init; }

    /// <summary>Correlation of ranks from which a file is called like another.</summary>
    public required double Near { get; init; }

    /// <summary>The files, as they were named.</summary>
    public required IReadOnlyList<FingerprintEntry> Files { get; init; }
}

/// <summary>A file.</summary>
public sealed record FingerprintEntry
{
    /// <summary>Its name.</summary>
    public required string File { get; init; }

    /// <summary>What its predictions are like.</summary>
    public required PredictionFingerprint Fingerprint { get; init; }

    /// <summary>What it equals or resembles, the most alike first: other files, then kept submissions.</summary>
    public required IReadOnlyList<LikeEntry> Like { get; init; }

    /// <summary>Whether it was kept in the store.</summary>
    public required bool IsKept { get; init; }
}

/// <summary>Predictions that a file equals or resembles.</summary>
public sealed record LikeEntry
{
    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>The slot of a kept submission; null for a file beside it.</summary>
    public string? Model { get; init; }

    /// <summary>Its round; null where that is not known, and for a file beside it.</summary>
    public int? Round { get; init; }

    /// <summary>identical, rounded, same-order or correlated.</summary>
    public required string Kind { get; init; }

    /// <summary>Correlation of the ranks.</summary>
    public required double Correlation { get; init; }

    /// <summary>Its standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>Share of ids that both have.</summary>
    public required double SharedIds { get; init; }
}
