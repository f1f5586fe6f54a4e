using System.Text.Json.Serialization;
using Ballast.Core.Registry;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What became of predictions that were handed in.</summary>
public sealed record SubmitDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.submit/1";

    /// <summary>submitted: Numerai took them down. dry-run: nothing was sent. unknown: they were sent, and no answer tells.</summary>
    public required string Outcome { get; init; }

    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Numerai's id of it.</summary>
    public required string ModelId { get; init; }

    /// <summary>The user's name for its account.</summary>
    public required string Account { get; init; }

    /// <summary>The current round; null where Numerai did not tell it.</summary>
    public required int? Round { get; init; }

    /// <summary>Until when an upload is in time; null where that was not reported.</summary>
    public required DateTimeOffset? Closes { get; init; }

    /// <summary>What the clock says before anything is sent: on-time or late; null where that cannot be known.</summary>
    public required string? Expected { get; init; }

    /// <summary>Numerai's id of the submission; null where there is none, or it is not known.</summary>
    public string? SubmissionId { get; init; }

    /// <summary>What Numerai says of it afterwards: on-time, late or queued, in its words; null where it did not say yet.</summary>
    public string? Status { get; init; }

    /// <summary>The round that this is said for; null as above.</summary>
    public int? StatusRound { get; init; }

    /// <summary>Signals: the first day that it counts for; null else.</summary>
    public DateOnly? FirstEffectiveDate { get; init; }

    /// <summary>Ids of the round; null where they were not compared.</summary>
    public required int? LiveIds { get; init; }

    /// <summary>Of those, without a prediction.</summary>
    public required int IdsMissing { get; init; }

    /// <summary>Ids that the round does not have.</summary>
    public required int IdsUnknown { get; init; }

    /// <summary>What is kept of the predictions.</summary>
    public required PredictionFingerprint Fingerprint { get; init; }

    /// <summary>Whether that was kept in the store.</summary>
    public bool IsKept { get; init; }

    /// <summary>What their owner should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
