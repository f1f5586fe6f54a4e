using System.Text.Json.Serialization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Questions.Evidence;

/// <summary>How far a ranking of models can be believed, as JSON.</summary>
public sealed record EvidenceAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.evidence/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>First round that took part.</summary>
    public required int From { get; init; }

    /// <summary>Last round that took part.</summary>
    public required int To { get; init; }

    /// <summary>settled: reported payouts over stakes; computed: scores paid by the rules.</summary>
    public required string Returns { get; init; }

    /// <summary>What was assumed to get there, in words.</summary>
    public required string Assumption { get; init; }

    /// <summary>Rounds between two rankings.</summary>
    public required int Step { get; init; }

    /// <summary>The one answer over all rules: the verdict under the newest rule that has rounds enough, and what is too young.</summary>
    public required VerdictEntry Verdict { get; init; }

    /// <summary>With which round the verdict stops to speak of rounds to come, because the payout rules change; null where no change is known, or one rule was asked for.</summary>
    public EvidenceExpiry? Expiry { get; init; }

    /// <summary>One entry a payout rule, newest last.</summary>
    public required IReadOnlyList<RegimeEvidenceEntry> Regimes { get; init; }

    /// <summary>Changes at each rule change: of returns, and of the scores paid on both sides. Empty where the rule never changed.</summary>
    public IReadOnlyList<DriftEntry> DriftAcross { get; init; } = [];

    /// <summary>Models that took no part.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    public IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; } = [];

    /// <summary>The payout rules that its rounds opened under, oldest first.</summary>
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];
}

/// <summary>Evidence under one payout rule.</summary>
/// <param name="Rule">Id of the rule; null where none is known.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="Rounds">Rounds of the regime.</param>
/// <param name="Overlap">Rounds in a row that share days.</param>
/// <param name="Window">Known rounds that each ranking looks back on.</param>
/// <param name="Horizon">Rounds after it in which it is put to the test.</param>
/// <param name="Verdict">In words.</param>
/// <param name="Firsts">Which models can still be the best.</param>
/// <param name="Walks">Whether ranking by the past would have paid: one entry for each kind of value and criterion.</param>
/// <param name="Overfitting">How often the best of one half was a bad choice on the other, by each criterion.</param>
/// <param name="Records">Each model's Sharpe ratio against chance.</param>
public sealed record RegimeEvidenceEntry(
    string? Rule,
    int From,
    int To,
    int Rounds,
    int Overlap,
    int Window,
    int Horizon,
    VerdictEntry Verdict,
    FirstsEntry Firsts,
    IReadOnlyList<WalkEntry> Walks,
    IReadOnlyList<OverfittingEntry> Overfitting,
    IReadOnlyList<RecordEntry> Records
)
{
    /// <summary>Changes of level inside the regime: one entry for returns and for each paid score.</summary>
    public IReadOnlyList<DriftEntry> Drift { get; init; } = [];
}

/// <summary>The model confidence set: which models can still be the best.</summary>
/// <param name="Size">Models that can still be the best; 0 with a shortage.</param>
/// <param name="EffectiveRounds">What the rounds are worth in independent ones: rounds / overlap, the one count of every answer.</param>
/// <param name="Ranking">By lead over the mean of all models in the same round, best first.</param>
/// <param name="LeftOut">Models that were not compared; the verdict's notCompared says why.</param>
/// <param name="Shortage">Why there is no set; null where there is one.</param>
public sealed record FirstsEntry(
    int Size,
    double? EffectiveRounds,
    IReadOnlyList<FirstEntry> Ranking,
    IReadOnlyList<string> LeftOut,
    ShortageEntry? Shortage
);

/// <summary>A model in the ranking.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rounds">Rounds it has.</param>
/// <param name="Mean">Mean of its returns.</param>
/// <param name="Lead">Mean less the mean of all models in the same rounds.</param>
/// <param name="PValue">Below the level where it can be dropped; null with a shortage.</param>
/// <param name="IsFirst">Whether it can still be the best.</param>
public sealed record FirstEntry(string Model, int Rounds, double? Mean, double? Lead, double? PValue, bool IsFirst);

/// <summary>Whether ranking by the past would have paid.</summary>
/// <param name="Values">return, or the score that was ranked and tested.</param>
/// <param name="Criterion">The measure that ranked.</param>
/// <param name="Steps">Rankings.</param>
/// <param name="IndependentSteps">How many tests share no day.</param>
/// <param name="RankIc">Rank correlation between past and future.</param>
/// <param name="TopIsBest">How often the past best came first again.</param>
/// <param name="TopInBetterHalf">How often it came into the better half.</param>
/// <param name="RegretToEqualWeight">What equal weight brought more than the past best, a round.</param>
/// <param name="RegretToMedian">What the median model brought more, a round.</param>
/// <param name="Vanished">Models that were ranked and then stopped, counted over the steps: what they would have done is not known.</param>
/// <param name="Rankings">Every ranking, oldest first: what the chart of rank correlations is drawn from.</param>
/// <param name="Shortage">Why there is no step at all; null where there is one.</param>
public sealed record WalkEntry(
    string Values,
    string Criterion,
    int Steps,
    double? IndependentSteps,
    EstimateEntry RankIc,
    EstimateEntry TopIsBest,
    EstimateEntry TopInBetterHalf,
    EstimateEntry RegretToEqualWeight,
    EstimateEntry RegretToMedian,
    int Vanished,
    IReadOnlyList<WalkStepEntry> Rankings,
    ShortageEntry? Shortage
);

/// <summary>One ranking and what came of it.</summary>
/// <param name="Round">First round of its test.</param>
/// <param name="RankIc">Rank correlation between the ranking and the test; null where a side does not vary.</param>
/// <param name="TopPicks">Who was ranked first, with the combination where one was chosen; of a tie the first <see cref="MostPicks"/>.</param>
/// <param name="Tied">How many were ranked first.</param>
/// <param name="RegretToEqualWeight">What equal weight brought more than the past best, a round.</param>
public sealed record WalkStepEntry(
    int Round,
    double? RankIc,
    IReadOnlyList<string> TopPicks,
    int Tied,
    double? RegretToEqualWeight
)
{
    /// <summary>Most names of a tie: all models may share one win rate.</summary>
    internal const int MostPicks = 5;
}

/// <summary>Probability of backtest overfitting.</summary>
/// <param name="Criterion">The measure that chose.</param>
/// <param name="Probability">Share of splits in which the best of one half came into the worse half of the other; null with a shortage.</param>
/// <param name="ProbabilityOfLoss">Share of splits in which the chosen one lost on the other half.</param>
/// <param name="MeanChosenInside">Mean figure of the chosen on the half that chose it.</param>
/// <param name="MeanChosenOutside">Mean figure of the chosen on the other half.</param>
/// <param name="Candidates">Models that took part.</param>
/// <param name="Blocks">Blocks the record was cut into.</param>
/// <param name="Shortage">Why there is no figure; null where there is one.</param>
public sealed record OverfittingEntry(
    string Criterion,
    double? Probability,
    double? ProbabilityOfLoss,
    double? MeanChosenInside,
    double? MeanChosenOutside,
    int Candidates,
    int Blocks,
    ShortageEntry? Shortage
);

/// <summary>A model's Sharpe ratio against chance.</summary>
/// <param name="Model">The model.</param>
/// <param name="Sharpe">Per round; null where it is not defined: too few rounds, or returns that do not vary.</param>
/// <param name="EffectiveRounds">What its rounds are worth in independent ones: rounds / overlap, the one count of every answer.</param>
/// <param name="Probabilistic">1 less <paramref name="PValue"/>: the probabilistic Sharpe ratio.</param>
/// <param name="Deflated">1 less <paramref name="PValueOfBest"/>: the deflated Sharpe ratio.</param>
/// <param name="IndependentRoundsNeeded">What its rounds would have to be worth for a p-value of 5 %, if the ratio stays as it is; null where it is not above 0.</param>
/// <param name="PValue">Share of records without skill that show a ratio as high. Not the probability that the model has none.</param>
/// <param name="PValueOfBest">The same against the best to expect of so many models without skill.</param>
public sealed record RecordEntry(
    string Model,
    double? Sharpe,
    double? EffectiveRounds,
    double? Probabilistic,
    double? Deflated,
    double? IndependentRoundsNeeded,
    double? PValue,
    double? PValueOfBest
);
