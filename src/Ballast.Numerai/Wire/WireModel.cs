using System.Text.Json.Serialization;

namespace Ballast.Numerai.Wire;

/// <summary>A model of the own account, in any tournament.</summary>
public sealed record WireModel
{
    public string? Id { get; init; }
    public string? AccountId { get; init; }
    public string? Name { get; init; }
    public string? Username { get; init; }
    public int? Tournament { get; init; }
    public bool? Archived { get; init; }
    public DateTimeOffset? ArchivedAt { get; init; }
    public bool? Hidden { get; init; }
    public DateTimeOffset? InsertedAt { get; init; }
    public bool? ComputeEnabled { get; init; }

    /// <summary>Earliest moment NMR requested now could leave the stake.</summary>
    public DateTimeOffset? EarliestReleaseDate { get; init; }
    public IReadOnlyList<WireLatestSubmission?>? LatestSubmissions { get; init; }
    public WireStake? V2Stake { get; init; }
    public WireStake? SignalsStake { get; init; }
}

/// <summary>
/// What was handed in for one round; id, filename and timestamp are null where nothing was.
/// The same submission can be late for one round and queued for the next.
/// </summary>
public sealed record WireLatestSubmission
{
    public string? Id { get; init; }
    public string? Filename { get; init; }
    public int? RoundNumber { get; init; }

    /// <summary>Dates without a clock time.</summary>
    public DateOnly? RoundOpen { get; init; }
    public DateOnly? RoundClose { get; init; }
    public DateOnly? RoundCloseStaking { get; init; }

    /// <summary>On-time, late, queued, none; the same submission id can appear as late for one round and queued for the next.</summary>
    [JsonConverter(typeof(WireWordConverter<SubmissionStatus>))]
    public WireWord<SubmissionStatus>? Status { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
}
