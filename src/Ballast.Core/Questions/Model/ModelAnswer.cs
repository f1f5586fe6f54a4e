using System.Text.Json.Serialization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Model;

/// <summary>Everything stored about one model, round by round, as JSON.</summary>
public sealed record ModelAnswer : IRuledDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.model/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>The model's name as it is kept.</summary>
    public required string Model { get; init; }

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Scores that are listed: those that some round of the list pays, those of the rule in force first.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>Strategies that sat in the slot, or slots that the strategy sat in, by first round; none where nothing is registered.</summary>
    public required IReadOnlyList<ModelSeat> Seats { get; init; }

    /// <summary>Rounds with a score or a stake, ascending.</summary>
    public required IReadOnlyList<ModelRoundEntry> Rounds { get; init; }

    /// <summary>The payout rules that its rounds opened under, oldest first.</summary>
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];
}

/// <summary>A strategy in a slot, or a slot of a strategy.</summary>
/// <param name="Name">The strategy's, or the slot's.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round; null while it sits there.</param>
public sealed record ModelSeat(string Name, int From, int? To);

/// <summary>One round of a model.</summary>
/// <param name="Round">The round.</param>
/// <param name="Rule">Id of the payout rule; null where none is known.</param>
/// <param name="Resolves">When it resolves or did.</param>
/// <param name="IsResolved">Whether it had resolved at the moment of the question.</param>
/// <param name="Scores">The latest scores, in the order of <see cref="ModelAnswer.Metrics"/>; null where missing.</param>
/// <param name="Days">Of a round that is open: what each score showed on each scoring day, null where nothing is stored; empty once it has resolved.</param>
/// <param name="AtRisk">NMR at risk; null where not stored.</param>
/// <param name="Payout">NMR paid, burned below 0; a projection until the round resolves.</param>
/// <param name="IsFinal">Whether the payout is the settled one.</param>
public sealed record ModelRoundEntry(
    int Round,
    string? Rule,
    DateTimeOffset Resolves,
    bool IsResolved,
    IReadOnlyList<double?> Scores,
    IReadOnlyList<IReadOnlyList<double?>> Days,
    decimal? AtRisk,
    decimal? Payout,
    bool IsFinal
);
