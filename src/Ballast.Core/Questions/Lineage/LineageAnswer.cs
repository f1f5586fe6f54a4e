using System.Text.Json.Serialization;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Lineage;

/// <summary>The family tree, and each child against its parent.</summary>
public sealed record LineageAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.lineage/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>First round with a return.</summary>
    public required int From { get; init; }

    /// <summary>Last round with a return.</summary>
    public required int To { get; init; }

    /// <summary>settled or computed.</summary>
    public required string Returns { get; init; }

    /// <summary>What was assumed, in words.</summary>
    public required string Assumption { get; init; }

    /// <summary>The payout rules of the rounds.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>The tree: parents before their children.</summary>
    public required IReadOnlyList<FamilyMember> Family { get; init; }

    /// <summary>Each child against its parent.</summary>
    public required IReadOnlyList<LineagePair> Pairs { get; init; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    public required IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; }
}

/// <summary>A strategy of the tree.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Parent">What it was made from; null for a beginning.</param>
/// <param name="Depth">How many parents stand above it.</param>
/// <param name="Rounds">Rounds with a return.</param>
public sealed record FamilyMember(string Strategy, string? Parent, int Depth, int Rounds);

/// <summary>A child against its parent.</summary>
/// <param name="Child">The child.</param>
/// <param name="Parent">The parent.</param>
/// <param name="Verdict">better, worse, not-shown, or not-enough-data: of the newest payout rule with an interval.</param>
/// <param name="Regimes">The differences, a payout rule each, oldest first; none without a common round.</param>
public sealed record LineagePair(string Child, string Parent, string Verdict, IReadOnlyList<LineageRegime> Regimes);

/// <summary>Child less parent under one payout rule, on the rounds that both have.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="From">First common round.</param>
/// <param name="To">Last common round.</param>
/// <param name="Rounds">Common rounds.</param>
/// <param name="Difference">Mean of child less parent, a round, a share of the committed capital.</param>
/// <param name="Low">Low end of its 95 % interval; null without one.</param>
/// <param name="High">High end.</param>
/// <param name="NoInterval">Why there is none.</param>
public sealed record LineageRegime(
    string? Rule,
    int From,
    int To,
    int Rounds,
    double? Difference,
    double? Low,
    double? High,
    string? NoInterval
);

/// <summary>How the answer is written.</summary>
[JsonSerializable(typeof(LineageAnswer))]
internal sealed partial class LineageJson : JsonSerializerContext;
