using System.Text.Json.Serialization;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Models;

/// <summary>The stored models, as JSON.</summary>
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

    /// <summary>Models that are stored, whatever was searched for.</summary>
    public required int Stored { get; init; }

    /// <summary>What was searched for; empty for nothing.</summary>
    public required string Find { get; init; }

    /// <summary>What they are ordered by.</summary>
    public required string Sort { get; init; }

    /// <summary>Whether that order is turned round.</summary>
    public required bool Reversed { get; init; }

    /// <summary>The score of means and percentiles; null where none is stored.</summary>
    public required string? Metric { get; init; }

    /// <summary>How many rounds means and percentiles are of: the newest resolved ones with any score.</summary>
    public required int ScoreRounds { get; init; }
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
)
{
    /// <summary>NMR staked now; null where nothing stands open and no account reported it.</summary>
    public required decimal? StakeNmr { get; init; }

    /// <summary>NMR that settled in all rounds, burned below 0; null where no payout settled.</summary>
    public required decimal? Net { get; init; }

    /// <summary>Net over the mean NMR committed when its rounds settled; null where that is not known.</summary>
    public required double? Return { get; init; }

    /// <summary>Mean of <see cref="ModelsAnswer.Metric"/>.</summary>
    public required double? MeanScore { get; init; }

    /// <summary>Mean share of the field that scored at or below it: as reported, else among the stored models.</summary>
    public required double? Percentile { get; init; }

    /// <summary>Groups of the registry.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Its tier, where one was taken over.</summary>
    public required string? Tier { get; init; }

    /// <summary>Whether it is one of the favourites.</summary>
    public required bool Favourite { get; init; }

    /// <summary>What the small line shows: net, or score where no payout settled; null where there is none.</summary>
    public required string? LineOf { get; init; }

    /// <summary>Running sums of that, a few points of all rounds, the newest last.</summary>
    public required IReadOnlyList<double> Line { get; init; }
}
