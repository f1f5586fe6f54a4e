using System.Text.Json.Serialization;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Compare;

/// <summary>Models beside one another. Figures are those of the rounds that the verdict stands on, which lie under one payout rule; curves are of all rounds.</summary>
public sealed record CompareAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.compare/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>First round of the curves.</summary>
    public required int From { get; init; }

    /// <summary>Last round of the curves.</summary>
    public required int To { get; init; }

    /// <summary>settled or computed.</summary>
    public required string Returns { get; init; }

    /// <summary>committed or position: what a return is a share of.</summary>
    public required string Capital { get; init; }

    /// <summary>What was assumed, in words.</summary>
    public required string Assumption { get; init; }

    /// <summary>The payout rules of the rounds.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>Which of the models can still be the best.</summary>
    public required VerdictEntry? Verdict { get; init; }

    /// <summary>The rounds that the figures stand on.</summary>
    public required StandsOnEntry StandsOn { get; init; }

    /// <summary>The models, in the order in which they were named.</summary>
    public required IReadOnlyList<ComparedModel> Models { get; init; }

    /// <summary>Each pair once.</summary>
    public required IReadOnlyList<ComparedPair> Pairs { get; init; }

    /// <summary>The worst 20 rounds in a row of each model, and what the others returned in them; none where fewer rounds are common to all.</summary>
    public required IReadOnlyList<WorstStretch> WorstStretches { get; init; }

    /// <summary>Models without a return, with the reason.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    public required IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; }
}

/// <summary>One of the models.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Rounds">Rounds with a return, of those that the figures stand on.</param>
/// <param name="Mean">Mean return a round, with its interval.</param>
/// <param name="Total">Sum of the returns, with its interval.</param>
/// <param name="DeepestFall">Deepest fall of the capital, with its interval.</param>
/// <param name="Percentiles">Mean share of the field at or below the model, by paid score; 1 is the best. None where no field is stored.</param>
/// <param name="Series">All its returns, ascending.</param>
public sealed record ComparedModel(
    string Model,
    int Rounds,
    MeasureEntry? Mean,
    MeasureEntry? Total,
    MeasureEntry? DeepestFall,
    IReadOnlyDictionary<string, double> Percentiles,
    IReadOnlyList<ReturnEntry> Series
);

/// <summary>Two of the models, on the rounds that both have.</summary>
/// <param name="Left">One.</param>
/// <param name="Right">The other.</param>
/// <param name="Rounds">How many rounds both have.</param>
/// <param name="Difference">Mean of left less right, a round, a share of the committed capital; null without a common round.</param>
/// <param name="Low">Low end of its 95 % interval; null without one.</param>
/// <param name="High">High end.</param>
/// <param name="NoInterval">Why there is none.</param>
/// <param name="LeftAhead">Share of the rounds in which left returned more.</param>
/// <param name="Correlation">Pearson's correlation of their returns; null below ten common rounds.</param>
public sealed record ComparedPair(
    string Left,
    string Right,
    int Rounds,
    double? Difference,
    double? Low,
    double? High,
    string? NoInterval,
    double? LeftAhead,
    double? Correlation
);

/// <summary>The worst 20 rounds in a row of a model, among the rounds that all models have.</summary>
/// <param name="Model">Whose.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="Returns">Sum of the returns in them, one a model, in the order of the models.</param>
public sealed record WorstStretch(string Model, int From, int To, IReadOnlyList<double> Returns);

/// <summary>How the answer is written.</summary>
[JsonSerializable(typeof(CompareAnswer))]
internal sealed partial class CompareJson : JsonSerializerContext;
