using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Scores of the predictions of a file, as JSON.</summary>
public sealed record ScoreDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.score/1";

    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>The column of the target.</summary>
    public required string Target { get; init; }

    /// <summary>Rows that were scored.</summary>
    public required int Rows { get; init; }

    /// <summary>Features that FNC neutralises to; null without.</summary>
    public int? Features { get; init; }

    /// <summary>So many rows on either side only; null for all.</summary>
    public int? TopBottom { get; init; }

    /// <summary>Eras that were scored, in the order of time; null where the file has no eras.</summary>
    public IReadOnlyList<string>? Eras { get; init; }

    /// <summary>Eras without a target or with fewer than ten rows.</summary>
    public int ErasLeftOut { get; init; }

    /// <summary>Eras in a row that share days of the target; null where the file has no eras.</summary>
    public int? Overlap { get; init; }

    /// <summary>One entry a prediction; with eras every score is the mean over them.</summary>
    public required IReadOnlyDictionary<string, PredictionScores> Scores { get; init; }
}

/// <summary>Scores of one prediction; null where there is none, with the reason in <see cref="NotComputed"/>, or where a column or file it needs was not named.</summary>
public sealed record PredictionScores
{
    /// <summary>Numerai Corr.</summary>
    public required double? Corr { get; init; }

    /// <summary>Contribution to the meta model.</summary>
    public required double? Mmc { get; init; }

    /// <summary>Contribution to the benchmark.</summary>
    public required double? Bmc { get; init; }

    /// <summary>CORR after neutralising to the features.</summary>
    public required double? Fnc { get; init; }

    /// <summary>Correlation with the meta model.</summary>
    public required double? Cwmm { get; init; }

    /// <summary>Largest correlation with a feature, without its sign.</summary>
    public required double? MaxFeatureCorr { get; init; }

    /// <summary>That feature; null with eras, in which it may be another each time.</summary>
    public required string? MaxFeature { get; init; }

    /// <summary>Spearman's correlation with the target.</summary>
    public required double? Spearman { get; init; }

    /// <summary>Pearson's correlation with the target.</summary>
    public required double? Pearson { get; init; }

    /// <summary>Correlation of the target with ranks, ties broken by id.</summary>
    public required double? RankCorr { get; init; }

    /// <summary>Rows in which the prediction is missing.</summary>
    public required int Missing { get; init; }

    /// <summary>Why a score is null, by score.</summary>
    public required IReadOnlyDictionary<string, string> NotComputed { get; init; }

    /// <summary>How far each mean can be believed, by score; null where the file has no eras.</summary>
    public IReadOnlyDictionary<string, EraSpread>? Spread { get; init; }

    /// <summary>Scores by score and era, in the order of the document's eras; null where the file has no eras.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double?>>? ByEra { get; init; }
}
