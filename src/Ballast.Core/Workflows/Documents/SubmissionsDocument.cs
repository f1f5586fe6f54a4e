using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What was handed in for the newest rounds, as Numerai shows it now.</summary>
public sealed record SubmissionsDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.submissions/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Own models, by account and name.</summary>
    public required IReadOnlyList<ModelSubmissions> Models { get; init; }
}

/// <summary>What was handed in for a model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="ModelId">Numerai's id of it.</param>
/// <param name="Account">The user's name for its account.</param>
/// <param name="Rounds">The newest rounds, newest first.</param>
public sealed record ModelSubmissions(
    string Model,
    string ModelId,
    string Account,
    IReadOnlyList<RoundSubmission> Rounds
);

/// <summary>What was handed in for a round.</summary>
/// <param name="Round">The round; null where Numerai did not say.</param>
/// <param name="Closes">The day on which it takes no more; null where that was not reported.</param>
/// <param name="Status">on-time, late, queued or none, in Numerai's words; null where it said nothing.</param>
/// <param name="SubmissionId">Numerai's id; null where nothing was handed in.</param>
/// <param name="File">The file's name with Numerai; null as above.</param>
/// <param name="At">When it came; null as above.</param>
public sealed record RoundSubmission(
    int? Round,
    DateOnly? Closes,
    string? Status,
    string? SubmissionId,
    string? File,
    DateTimeOffset? At
);
