using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>A part of a leaderboard, as Numerai shows it now.</summary>
public sealed record LeaderboardDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.leaderboard/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>models or accounts.</summary>
    public required string Of { get; init; }

    /// <summary>What Numerai was asked to order by; null for its own order.</summary>
    public required string? OrderBy { get; init; }

    /// <summary>Rows before the first one.</summary>
    public required int Offset { get; init; }

    /// <summary>The rows, in Numerai's order.</summary>
    public required IReadOnlyList<LeaderboardRow> Rows { get; init; }
}

/// <summary>A row. What Numerai did not tell is null.</summary>
/// <param name="Rank">The rank.</param>
/// <param name="Name">Model or account.</param>
/// <param name="Id">Numerai's id.</param>
/// <param name="Staked">NMR.</param>
/// <param name="Scores">Scores by Numerai's names: reputations of models, scores of accounts.</param>
/// <param name="Returns">Returns by period, 0.01 is one percent; how Numerai computes them it does not say in full.</param>
public sealed record LeaderboardRow(
    int? Rank,
    string? Name,
    string? Id,
    decimal? Staked,
    IReadOnlyDictionary<string, double> Scores,
    IReadOnlyDictionary<string, double> Returns
);
