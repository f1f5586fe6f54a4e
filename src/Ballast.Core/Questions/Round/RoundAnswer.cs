using System.Text.Json.Serialization;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Round;

/// <summary>Everything stored about one round, model by model, as JSON.</summary>
public sealed record RoundAnswer : IRuledDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.round/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>The round.</summary>
    public required int Round { get; init; }

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>When it opens or opened.</summary>
    public required DateTimeOffset Opens { get; init; }

    /// <summary>When the stake in it is or was fixed.</summary>
    public required DateTimeOffset StakeFixed { get; init; }

    /// <summary>When its first score appears.</summary>
    public required DateTimeOffset ScoredFrom { get; init; }

    /// <summary>When it resolves or did.</summary>
    public required DateTimeOffset Resolves { get; init; }

    /// <summary>Whether it had resolved at the moment of the question.</summary>
    public required bool IsResolved { get; init; }

    /// <summary>Its payout factor; null where not known.</summary>
    public required decimal? PayoutFactor { get; init; }

    /// <summary>Id of the payout rule; null where none is known.</summary>
    public required string? Rule { get; init; }

    /// <summary>What an open round is expected to bring; null where it has resolved, or nothing can be said.</summary>
    public PendingEntry? Pending { get; init; }

    /// <summary>Scores that the rule pays and that are stored, in the rule's order; all that are stored where no rule is known.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>Models with a score or a stake in it, ordered by name.</summary>
    public required IReadOnlyList<RoundModelEntry> Models { get; init; }

    /// <summary>The payout rules that its rounds opened under, oldest first.</summary>
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];
}

/// <summary>A model in one round.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Scores">The latest scores, in the order of <see cref="RoundAnswer.Metrics"/>; null where missing.</param>
/// <param name="AtRisk">NMR at risk; null where not stored.</param>
/// <param name="Payout">NMR paid, burned below 0; a projection until the round resolves.</param>
/// <param name="IsFinal">Whether the payout is the settled one.</param>
public sealed record RoundModelEntry(
    string Model,
    IReadOnlyList<double?> Scores,
    decimal? AtRisk,
    decimal? Payout,
    bool IsFinal
);
