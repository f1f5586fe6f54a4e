using System.Text.Json.Serialization;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Models;

/// <summary>The stored models, ordered by name, as JSON.</summary>
public sealed record ModelsAnswer(
    string Tournament,
    int Total,
    int Offset,
    int Limit,
    IReadOnlyList<StoredModel> Models
) : IPagedDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.models/1";

    /// <inheritdoc />
    public int More { get; init; }

    /// <inheritdoc />
    public int? NextOffset { get; init; }
}

/// <summary>What is stored of a model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Rounds">Rounds with a score or a stake.</param>
/// <param name="FirstRound">The first of them; null where there is none.</param>
/// <param name="LastRound">The last of them; null where there is none.</param>
/// <param name="StakedRounds">Rounds with a stake above 0.</param>
/// <param name="LastStakeNmr">The stake of the last of these; null where nothing was staked.</param>
public sealed record StoredModel(
    string Model,
    int Rounds,
    int? FirstRound,
    int? LastRound,
    int StakedRounds,
    decimal? LastStakeNmr
);
