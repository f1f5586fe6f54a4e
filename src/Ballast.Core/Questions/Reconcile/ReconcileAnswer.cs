using System.Text.Json.Serialization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Reconcile;

/// <summary>Computed against reported payouts, as JSON.</summary>
public sealed record ReconcileAnswer : IRuledDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.reconcile/1";

    /// <summary>Payouts that were compared: settled ones, and projections that the formula gives.</summary>
    public required int Pairs { get; init; }

    /// <summary>Of those, the ones within the tolerance.</summary>
    public required int Matched { get; init; }

    /// <summary>Of the pairs, payouts of rounds that had not resolved when they were reported.</summary>
    public required int Projections { get; init; }

    /// <summary>Settled payouts on a stake in the range, compared or not.</summary>
    public required int Settled { get; init; }

    /// <summary>The tolerance as a share of the stake.</summary>
    public required double ToleranceOfStake { get; init; }

    /// <summary>Largest difference among the matched, as a share of the stake.</summary>
    public required double WorstMatched { get; init; }

    /// <summary>The others.</summary>
    public required IReadOnlyList<MismatchEntry> Mismatches { get; init; }

    /// <summary>Payouts that cannot be compared, counted by reason; not-final: payout and scores are of different days.</summary>
    public required IReadOnlyDictionary<string, int> NotComparable { get; init; }

    /// <summary>The payout rules that its rounds opened under, oldest first.</summary>
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];
}

/// <summary>A payout that the formula does not give.</summary>
public sealed record MismatchEntry(string Model, int Round, decimal Computed, decimal Settled, string Reason);
