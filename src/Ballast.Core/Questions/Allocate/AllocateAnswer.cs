using System.Text.Json.Serialization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Questions.Allocate;

/// <summary>How stake could be divided among models, by several methods side by side, as JSON.</summary>
public sealed record AllocateAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.allocate/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Complete rounds that weights were made from.</summary>
    public required int Rounds { get; init; }

    /// <summary>First of them.</summary>
    public required int From { get; init; }

    /// <summary>Last of them.</summary>
    public required int To { get; init; }

    /// <summary>What they are worth in rounds that share no days.</summary>
    public required double IndependentRounds { get; init; }

    /// <summary>Models that took part.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Whether these are plain scores, without factor, clip, capital and shrinkage.</summary>
    public required bool IsRaw { get; init; }

    /// <summary>What the returns are, in words.</summary>
    public required string Assumption { get; init; }

    /// <summary>NMR that is divided; null where none was named and none is staked.</summary>
    public required decimal? Total { get; init; }

    /// <summary>The share of rounds in the tail that CVaR is about.</summary>
    public required double Alpha { get; init; }

    /// <summary>Mean share of the differences between models' means that chance does not explain, in [0, 1]; null with --raw or one model.</summary>
    public required double? MeansKept { get; init; }

    /// <summary>The share of covariances that was replaced by equal ones, in [0, 1]; null with one round.</summary>
    public required double? CovarianceShrinkage { get; init; }

    /// <summary>The methods.</summary>
    public required IReadOnlyList<AllocatedMethod> Methods { get; init; }

    /// <summary>Mean return against CVaR from the safest mix to the one that earns most; empty where min-cvar was not asked for or has no answer.</summary>
    public required IReadOnlyList<FrontierPoint> Frontier { get; init; }

    /// <summary>With which round the division stops to speak of rounds to come, because the payout rules change; null where no change is known, one rule was asked for, or with --raw.</summary>
    public EvidenceExpiry? Expiry { get; init; }

    /// <summary>Under a newer rule there are too few rounds; empty where the answer stands on the newest rule.</summary>
    public required IReadOnlyList<TooYoungEntry> TooYoung { get; init; }

    /// <summary>The payout rules of the rounds; empty with --raw.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>Models that take no part, with the reason.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Rounds with scores that take no part, by reason.</summary>
    public required IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; }
}

/// <summary>What a method says, and what following it would have brought.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Does">What it does.</param>
/// <param name="Status">ok, ill-posed or not-enough-data.</param>
/// <param name="Reason">Why there are no weights, or what must be said of them; null where nothing must.</param>
/// <param name="Weights">Share of the stake by model; models with none are left out. What is missing to one stays idle.</param>
/// <param name="Objective">What the method made smallest or largest: CVaR as a loss (min-cvar), mean over CVaR, variance, Sharpe ratio, mean return, mean growth; null where there is no such figure.</param>
/// <param name="InSample">The mix in the rounds that it was made from; null without weights.</param>
/// <param name="OutOfSample">What following the method would have brought; null with --raw, or where the past is too short to walk through.</param>
public sealed record AllocatedMethod(
    string Method,
    string Does,
    string Status,
    string? Reason,
    IReadOnlyDictionary<string, double> Weights,
    double? Objective,
    InSampleEntry? InSample,
    OutOfSampleEntry? OutOfSample
);

/// <summary>A mix in the rounds that it was made from: flattering, because the weights were chosen on them.</summary>
/// <param name="Mean">Mean return of a round.</param>
/// <param name="Cvar">CVaR of losses: above zero is a loss.</param>
/// <param name="Volatility">Sample standard deviation of a round; null with one round.</param>
/// <param name="MaxDrawdown">Deepest fall of the sum of returns from a highest value, positive.</param>
public sealed record InSampleEntry(double Mean, double Cvar, double? Volatility, double MaxDrawdown);

/// <summary>A method that was followed through the past: weights from what was known, kept for the rounds after.</summary>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="Rounds">Rounds.</param>
/// <param name="Refits">How often weights were made.</param>
/// <param name="WithoutAnswer">How often the method had no answer, and equal weight stood in for it.</param>
/// <param name="Mean">Mean return of a round.</param>
/// <param name="Low">Low end of its 95 % interval; null without one.</param>
/// <param name="High">High end.</param>
/// <param name="Cvar">CVaR of losses.</param>
/// <param name="MaxDrawdown">Deepest fall of the sum of returns, positive.</param>
/// <param name="Turnover">Mean share of the stake that a refit moves; null with fewer than two.</param>
/// <param name="Difference">Mean return less that of equal weight; null for equal weight itself.</param>
/// <param name="DifferenceLow">Low end of its 95 % interval; null without one.</param>
/// <param name="DifferenceHigh">High end.</param>
/// <param name="Verdict">benchmark, better, worse, not-shown, or not-enough-data. Better and worse hold for all methods of the answer together.</param>
public sealed record OutOfSampleEntry(
    int From,
    int To,
    int Rounds,
    int Refits,
    int WithoutAnswer,
    double Mean,
    double? Low,
    double? High,
    double Cvar,
    double MaxDrawdown,
    double? Turnover,
    double? Difference,
    double? DifferenceLow,
    double? DifferenceHigh,
    string Verdict
);

/// <summary>A point of the mean-CVaR frontier.</summary>
/// <param name="MinMean">Mean return of a round that had to be reached.</param>
/// <param name="Cvar">The smallest CVaR with it.</param>
public sealed record FrontierPoint(double MinMean, double Cvar);
