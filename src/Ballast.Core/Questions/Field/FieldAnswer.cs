using System.Text.Json.Serialization;

namespace Ballast.Core.Questions.Field;

/// <summary>Models against the field, as JSON.</summary>
public sealed record FieldAnswer
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.field/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>First round that took part.</summary>
    public required int From { get; init; }

    /// <summary>Last round that took part.</summary>
    public required int To { get; init; }

    /// <summary>reported: percentiles that came with the scores; stored: computed among the models of the store; both: reported where that is stored, else computed; none: there is no field.</summary>
    public required string Basis { get; init; }

    /// <summary>Models that the percentiles are among, at the median of the rounds; null where they were reported.</summary>
    public required int? FieldSize { get; init; }

    /// <summary>Each model against each benchmark that was named, in each score; empty where none was.</summary>
    public required IReadOnlyList<AgainstEntry> Against { get; init; }

    /// <summary>Every score that takes part; one that pays nothing says so.</summary>
    public required IReadOnlyList<FieldScoreEntry> Scores { get; init; }
}

/// <summary>A model against a benchmark on the rounds that both have.</summary>
/// <param name="Score">The score.</param>
/// <param name="Model">The model.</param>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Rounds">Rounds that both have.</param>
/// <param name="MeanDifference">Mean of the model's score less the benchmark's.</param>
/// <param name="Low">Lower end of the 95 % interval; null without one.</param>
/// <param name="High">Upper end; null without one.</param>
/// <param name="NoInterval">Why there is none; null where there is one.</param>
/// <param name="Ahead">Share of the rounds in which the model scored more.</param>
public sealed record AgainstEntry(
    string Score,
    string Model,
    string Benchmark,
    int Rounds,
    double MeanDifference,
    double? Low,
    double? High,
    string? NoInterval,
    double Ahead
);

/// <summary>One score.</summary>
/// <param name="Score">The score.</param>
/// <param name="IsPaid">Whether a rule of these rounds pays it.</param>
/// <param name="Models">One entry a model.</param>
public sealed record FieldScoreEntry(string Score, bool IsPaid, IReadOnlyList<FieldModelEntry> Models);

/// <summary>A model in one score.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rounds">Rounds that take part.</param>
/// <param name="MeanPercentile">Mean share of the field below the model.</param>
/// <param name="MeanScore">Mean of its score.</param>
/// <param name="MeanField">Mean of the field's middle score; null where percentiles were reported.</param>
/// <param name="Series">Each round.</param>
public sealed record FieldModelEntry(
    string Model,
    int Rounds,
    double MeanPercentile,
    double MeanScore,
    double? MeanField,
    IReadOnlyList<FieldRoundEntry> Series
);

/// <summary>A round of a model against the field.</summary>
/// <param name="Round">The round.</param>
/// <param name="Score">The model's score.</param>
/// <param name="Percentile">Share of the field below it.</param>
/// <param name="Field">The field's middle score; null where percentiles were reported.</param>
public sealed record FieldRoundEntry(int Round, double Score, double Percentile, double? Field);
