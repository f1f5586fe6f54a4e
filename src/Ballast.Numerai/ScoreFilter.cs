namespace Ballast.Numerai;

/// <summary>Which scores of a model are wanted. What is null does not narrow anything, and is not sent.</summary>
public sealed record ScoreFilter
{
    /// <summary>No narrowing: every round, every scoring day, every official score.</summary>
    public static ScoreFilter All { get; } = new();

    /// <summary>Only the score shown under this name (<c>mmc</c>, <c>v2_corr20</c>).</summary>
    public string? DisplayName { get; init; }

    /// <summary>Only this version.</summary>
    public string? Version { get; init; }

    /// <summary>Only this scoring day, 1 to 20 or 1 to 60.</summary>
    public int? Day { get; init; }

    /// <summary>Only final scores (true) or only those that may still change (false).</summary>
    public bool? Resolved { get; init; }

    /// <summary>The newest so many rounds.</summary>
    public int? LastNRounds { get; init; }

    /// <summary>One row a round.</summary>
    public bool? DistinctOnRound { get; init; }
}
