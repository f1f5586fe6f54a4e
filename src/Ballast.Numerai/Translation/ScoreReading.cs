using Ballast.Core.Rounds;

namespace Ballast.Numerai.Translation;

/// <summary>One value of one score of a model in a round.</summary>
public sealed record ScoreReading
{
    /// <summary>The score; without a version where it is the official one of its round.</summary>
    public required Metric Metric { get; init; }

    /// <summary>How the API spelled it.</summary>
    public required string Spelling { get; init; }

    /// <summary>The version the API gave, whether or not the metric carries it.</summary>
    public string Version { get; init; } = "";

    /// <summary>The round's number.</summary>
    public required int Round { get; init; }

    /// <summary>The scoring day, counted from 1; null where the API gave none.</summary>
    public int? Day { get; init; }

    /// <summary>The day's date (UTC).</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The score; null where there is none yet.</summary>
    public double? Value { get; init; }

    /// <summary>Its rank among all models, in [0, 1].</summary>
    public double? Percentile { get; init; }

    /// <summary>Whether the API calls it final; on Signals and Crypto it may say so late.</summary>
    public bool? IsFinal { get; init; }

    /// <summary>The submission it belongs to.</summary>
    public string? SubmissionId { get; init; }
}
