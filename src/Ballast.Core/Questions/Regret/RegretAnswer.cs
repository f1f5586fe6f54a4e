using System.Text.Json.Serialization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Regret;

/// <summary>What was staked against what could have been staked, as JSON. NMR amounts are exact.</summary>
public sealed record RegretAnswer : IRuledDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.regret/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Models that were compared.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>First settled round with a stake.</summary>
    public required int From { get; init; }

    /// <summary>Last settled round with a stake.</summary>
    public required int To { get; init; }

    /// <summary>Rounds that took part.</summary>
    public required int Rounds { get; init; }

    /// <summary>What the stakes earned, NMR: the sum over the regimes.</summary>
    public required decimal Actual { get; init; }

    /// <summary>What the best model with the best multipliers would have earned, known only afterwards.</summary>
    public required decimal Best { get; init; }

    /// <summary>From best to actual; the terms add up to <see cref="Actual"/> less <see cref="Best"/>.</summary>
    public required IReadOnlyList<RegretTermEntry> Terms { get; init; }

    /// <summary>Single choices against what was done: with the same stakes in every round.</summary>
    public required IReadOnlyList<AlternativeEntry> Alternatives { get; init; }

    /// <summary>The same under each payout rule: a choice of multipliers means something else under the next one.</summary>
    public required IReadOnlyList<RegimeRegretEntry> Regimes { get; init; }

    /// <summary>Settled stakes that took no part, by reason: their return cannot be computed.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    /// <summary>What was paid on them, NMR; part of no sum here.</summary>
    public required decimal LeftOutPaid { get; init; }

    /// <summary>The payout rules that its rounds opened under, oldest first.</summary>
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];
}

/// <summary>A part of the difference.</summary>
/// <param name="Term">model-choice, multiplier-choice, size, timing or unexplained.</param>
/// <param name="Nmr">NMR; below zero where the choice cost something.</param>
/// <param name="Words">What it means.</param>
public sealed record RegretTermEntry(string Term, decimal Nmr, string Words);

/// <summary>What another choice would have earned.</summary>
/// <param name="Name">best-multipliers, best-model, equal-weight or nothing.</param>
/// <param name="Nmr">NMR.</param>
/// <param name="Regret">What was earned less that; below zero where the other choice was better.</param>
/// <param name="Words">What it means.</param>
public sealed record AlternativeEntry(string Name, decimal Nmr, decimal Regret, string Words);

/// <summary>Regret under one payout rule.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="Rounds">Rounds that took part.</param>
/// <param name="IndependentRounds">About how many of them do not overlap.</param>
/// <param name="MeanStake">Mean at risk of a round, NMR.</param>
/// <param name="Actual">NMR.</param>
/// <param name="Best">NMR.</param>
/// <param name="BestModel">The model that would have earned most.</param>
/// <param name="BestMultipliers">With these multipliers.</param>
/// <param name="Candidates">Models times combinations that were compared: the best of many looks good by chance.</param>
/// <param name="Terms">From best to actual.</param>
/// <param name="Alternatives">Single choices.</param>
/// <param name="Committed">Mean NMR committed when the rounds settled: the stake, or in atomic rounds all positions open then; null where it is not stored.</param>
/// <param name="ActualReturn">Actual over committed.</param>
/// <param name="BestReturn">Best over committed.</param>
public sealed record RegimeRegretEntry(
    string Rule,
    int From,
    int To,
    int Rounds,
    double IndependentRounds,
    decimal MeanStake,
    decimal Actual,
    decimal Best,
    string BestModel,
    IReadOnlyDictionary<string, decimal> BestMultipliers,
    int Candidates,
    IReadOnlyList<RegretTermEntry> Terms,
    IReadOnlyList<AlternativeEntry> Alternatives,
    decimal? Committed,
    double? ActualReturn,
    double? BestReturn
);
