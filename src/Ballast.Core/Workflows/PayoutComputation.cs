using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows;

/// <summary>One payout with every factor, in exact decimals.</summary>
/// <param name="Model">The model.</param>
/// <param name="Round">The round.</param>
/// <param name="Rule">The rule it is paid by.</param>
/// <param name="RuleRemark">What must be said of the rule in this round, in sentences; null where nothing is.</param>
/// <param name="Stake">NMR at risk.</param>
/// <param name="PayoutFactor">The factor.</param>
/// <param name="Terms">Scores with their multipliers, as they counted.</param>
/// <param name="Sum">Sum of the products.</param>
/// <param name="Formula">The formula of the round.</param>
/// <param name="Clipped">Whether the clip bit.</param>
/// <param name="Payout">What the formula pays; 0 in a round that does not pay.</param>
/// <param name="Pays">Whether the round pays at all.</param>
/// <param name="Settled">What Numerai reported; null where it did not.</param>
/// <param name="IsFinal">Whether the reported payout was final.</param>
public sealed record PayoutComputation(
    string Model,
    int Round,
    PayoutRule Rule,
    string? RuleRemark,
    Nmr Stake,
    decimal PayoutFactor,
    IReadOnlyList<ComputedTerm> Terms,
    decimal Sum,
    IPayoutFormula Formula,
    bool Clipped,
    Nmr Payout,
    bool Pays,
    Nmr? Settled,
    bool IsFinal
)
{
    /// <summary>Whether every score that weighs is the last one; else the payout is what it would be if no score changed any more.</summary>
    public bool AreScoresFinal { get; init; } = true;

    /// <summary>Whether a payout was reported, and is of the state of the scores: settled beside final ones, projected beside interim ones.</summary>
    public bool IsComparable => Settled is not null && IsFinal == AreScoresFinal;

    /// <summary>Computed less reported; null where nothing was reported, or it is of another state than the scores.</summary>
    public Nmr? Difference => IsComparable ? Payout - Settled!.Value : null;
}

/// <summary>One score of a payout.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Score">The score.</param>
/// <param name="Multiplier">Its weight as it counted.</param>
public sealed record ComputedTerm(Metric Metric, decimal Score, decimal Multiplier)
{
    /// <summary>Score x multiplier.</summary>
    public decimal Product => Score * Multiplier;
}
