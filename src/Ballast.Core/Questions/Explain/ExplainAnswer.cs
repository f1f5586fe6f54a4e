using System.Text.Json.Serialization;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Explain;

/// <summary>Every factor of one payout, as JSON.</summary>
public sealed record ExplainAnswer
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.explain/1";

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The round.</summary>
    public required int Round { get; init; }

    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>How sure the rule is.</summary>
    public required string RuleConfidence { get; init; }

    /// <summary>What must be said of it: that it is old, that sources conflict, that the round's own configuration gave it; null where nothing is.</summary>
    public required string? RuleRemark { get; init; }

    /// <summary>NMR at risk.</summary>
    public required decimal Stake { get; init; }

    /// <summary>The payout factor.</summary>
    public required decimal PayoutFactor { get; init; }

    /// <summary>The scores.</summary>
    public required IReadOnlyList<TermEntry> Terms { get; init; }

    /// <summary>Sum of the products.</summary>
    public required decimal Sum { get; init; }

    /// <summary>The clip, as a positive share of the stake.</summary>
    public required decimal Clip { get; init; }

    /// <summary>before-factor or after-factor.</summary>
    public required string ClipOrder { get; init; }

    /// <summary>Whether the clip bit.</summary>
    public required bool Clipped { get; init; }

    /// <summary>Whether the round pays at all.</summary>
    public required bool Pays { get; init; }

    /// <summary>What the formula pays, in NMR.</summary>
    public required decimal Payout { get; init; }

    /// <summary>What Numerai reported, null where it did not.</summary>
    public required decimal? Settled { get; init; }

    /// <summary>Whether the reported payout was final.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>Whether the scores are the last ones; else the payout is what it would be if no score changed any more.</summary>
    public required bool AreScoresFinal { get; init; }

    /// <summary>Computed less reported; null where nothing was reported, or it is of another day than the scores.</summary>
    public required decimal? Difference { get; init; }

    /// <summary>Makes the document of an answer.</summary>
    public static ExplainAnswer Of(PayoutComputation payout) =>
        new()
        {
            Model = payout.Model,
            Round = payout.Round,
            Rule = payout.Rule.Id,
            RuleConfidence = RuleRemarks.Confidence(payout.Rule, payout.Round),
            RuleRemark = payout.RuleRemark,
            Stake = Json.Plain(payout.Stake.Amount),
            PayoutFactor = Json.Plain(payout.PayoutFactor),
            Terms = [.. payout.Terms.Select(Term)],
            Sum = Json.Plain(payout.Sum),
            Clip = Json.Plain(payout.Rule.Clip),
            ClipOrder = payout.Formula.Slug,
            Clipped = payout.Clipped,
            Pays = payout.Pays,
            Payout = Json.Plain(payout.Payout.Amount),
            Settled = payout.Settled is { } settled ? Json.Plain(settled.Amount) : null,
            IsFinal = payout.IsFinal,
            AreScoresFinal = payout.AreScoresFinal,
            Difference = payout.Difference is { } difference ? Json.Plain(difference.Amount) : null,
        };

    private static TermEntry Term(ComputedTerm term) =>
        new(term.Metric.ToString(), Json.Plain(term.Score), Json.Plain(term.Multiplier), Json.Plain(term.Product));
}

/// <summary>One score of a payout.</summary>
public sealed record TermEntry(string Metric, decimal Score, decimal Multiplier, decimal Product);
