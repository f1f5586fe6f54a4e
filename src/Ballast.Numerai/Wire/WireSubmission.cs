namespace Ballast.Numerai.Wire;

/// <summary>One upload.</summary>
public sealed record WireSubmission
{
    public string? Id { get; init; }
    public string? Filename { get; init; }
    public DateTimeOffset? InsertedAt { get; init; }
    public WireRound? Round { get; init; }
    public string? Status { get; init; }

    /// <summary>True on the one submission that counts for its round.</summary>
    public bool? Selected { get; init; }
    public int? DataDatestamp { get; init; }
    public int? TickersAcceptedCount { get; init; }
    public int? TickersSubmittedCount { get; init; }
    public double? PrevWeekChurnMax { get; init; }
    public double? PrevWeekTurnoverMax { get; init; }
    public string? SourcePlatform { get; init; }
    public string? TriggerId { get; init; }
}
