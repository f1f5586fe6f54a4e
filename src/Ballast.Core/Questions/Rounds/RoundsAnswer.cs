using System.Text.Json.Serialization;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Rounds;

/// <summary>The stored rounds, newest first, as JSON.</summary>
public sealed record RoundsAnswer(
    string Tournament,
    int Total,
    int Offset,
    int Limit,
    IReadOnlyList<StoredRound> Rounds
) : IPagedDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.rounds/1";

    /// <inheritdoc />
    public int More { get; init; }

    /// <inheritdoc />
    public int? NextOffset { get; init; }
}

/// <summary>What is stored of a round.</summary>
/// <param name="Round">Its number.</param>
/// <param name="Opens">When it opens or opened.</param>
/// <param name="IsOpenAssumed">Whether that is the calendar's word and no report's.</param>
/// <param name="Resolves">When it resolves or resolved.</param>
/// <param name="IsResolveAssumed">Whether that is the calendar's word.</param>
/// <param name="IsResolved">Whether that moment had come.</param>
/// <param name="HasScores">Whether any model has a score in it.</param>
/// <param name="PayoutFactor">Its payout factor; null where not known.</param>
/// <param name="TotalAtStakeNmr">NMR at stake in it; null where not known.</param>
public sealed record StoredRound(
    int Round,
    DateTimeOffset Opens,
    bool IsOpenAssumed,
    DateTimeOffset Resolves,
    bool IsResolveAssumed,
    bool IsResolved,
    bool HasScores,
    decimal? PayoutFactor,
    decimal? TotalAtStakeNmr
);
