using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Workflows.RuleChanges;

/// <summary>A change of the payout rules, or of the calendar of rounds, that is near: rounds of both sides are open together, or it is still to come.</summary>
public sealed record SeenRuleChange
{
    /// <summary>What incidents and looks about it are called.</summary>
    public const string Name = "rule-change";

    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>What sort of change it is.</summary>
    public required RuleChangeKind Kind { get; init; }

    /// <summary>The first round that it holds for.</summary>
    public required int Round { get; init; }

    /// <summary>When that round opens or opened.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>When that round resolves: from then on there is evidence under the new rule.</summary>
    public required DateTimeOffset ResolvesAt { get; init; }

    /// <summary>The rule of the round before; null where none is known.</summary>
    public PayoutRule? Before { get; init; }

    /// <summary>The rule of the round; null where it cannot be read.</summary>
    public PayoutRule? After { get; init; }

    /// <summary>Whether a round says so itself; else it is announced, and shipped with Ballast.</summary>
    public bool IsSeen { get; init; }

    /// <summary>What is different, in sentences, the weightiest first; at least one.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>Scores that pay from then on and that this version of Ballast does not know by name.</summary>
    public IReadOnlyList<Metric> UnknownScores { get; init; } = [];

    /// <summary>Whether the round has not opened at a moment.</summary>
    public bool IsToCome(DateTimeOffset asOf) => OpensAt > asOf;

    /// <summary>What it is known by: the same change seen again has the same key; a change of the change has another one.</summary>
    public string Key => $"{Name}/{Tournament.Slug()}//{Occasion}";

    /// <summary>The part of its key that is its own.</summary>
    public string Occasion =>
        Kind switch
        {
            RuleChangeKind.Rule => $"{Round}:{After?.Id}",
            RuleChangeKind.Unreadable => $"{Round}:unreadable",
            _ => $"{Round}:calendar",
        };
}

/// <summary>What sort of change it is.</summary>
public enum RuleChangeKind
{
    /// <summary>Other scores, multipliers, clip, threshold or days.</summary>
    Rule,

    /// <summary>Rounds open or resolve on other days than the calendar says.</summary>
    Calendar,

    /// <summary>A round says something about its payout that Ballast cannot follow.</summary>
    Unreadable,
}
