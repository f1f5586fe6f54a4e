namespace Ballast.Numerai.Wire;

/// <summary>How far the scoring of the day is.</summary>
public sealed record WirePipelineStatus
{
    public string? Tournament { get; init; }
    public bool? IsScoringDay { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? DataReadyAt { get; init; }
    public DateTimeOffset? ScoredAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
    public DateTimeOffset? ScoreP90Eta { get; init; }
    public DateTimeOffset? ScoreP99Eta { get; init; }
    public DateTimeOffset? ResolveP90Eta { get; init; }
    public DateTimeOffset? ResolveP99Eta { get; init; }
}
