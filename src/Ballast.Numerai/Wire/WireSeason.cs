namespace Ballast.Numerai.Wire;

/// <summary>The account's way towards the titles of a season.</summary>
public sealed record WireSeason
{
    public string? Id { get; init; }
    public int? Tournament { get; init; }
    public int? Year { get; init; }
    public string? Status { get; init; }
    public DateOnly? OpenDate { get; init; }
    public DateOnly? CloseStakingEnd { get; init; }
    public DateOnly? FirstScoreDate { get; init; }
    public DateOnly? MaxScoreDate { get; init; }
    public DateOnly? ResolveDate { get; init; }
    public int? RoundNumberStart { get; init; }
    public int? RoundNumberEnd { get; init; }
    public int? RoundsLeft { get; init; }
    public int? Participants { get; init; }
    public bool? HasScores { get; init; }
    public bool? HasStakedOneNmr { get; init; }
    public int? MinQualifyingSubmissions { get; init; }
    public int? NumQualifyingSubmissions { get; init; }
    public IReadOnlyList<WireSeasonRank?>? SeasonAccountPerformance { get; init; }
    public WireTitle? TitleInfo { get; init; }
}

/// <summary>Rank in one score of a season.</summary>
public sealed record WireSeasonRank
{
    public string? ScoreName { get; init; }
    public int? Rank { get; init; }
}

/// <summary>A title in words.</summary>
public sealed record WireTitle
{
    public string? Title { get; init; }
    public string? TitleDescription { get; init; }
}
