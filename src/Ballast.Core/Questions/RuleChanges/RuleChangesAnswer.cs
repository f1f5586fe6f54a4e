using System.Text.Json.Serialization;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Questions.RuleChanges;

/// <summary>Changes of the payout rules that are near, and what each would have meant.</summary>
public sealed record RuleChangesAnswer : IRuledDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.rule-changes/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>The moment of the question.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The rule of the newest round; null where none is known.</summary>
    public required string? InForce { get; init; }

    /// <summary>The changes, in the order of their rounds.</summary>
    public required IReadOnlyList<RuleChangeEntry> Changes { get; init; }

    /// <summary>The last change, where none is near: the next round pays by it, however old the stored scores are; null where one is near, or there was none.</summary>
    public RuleChangeEntry? Last { get; init; }

    /// <summary>The newest round with a stored score, where no change is near; null without one.</summary>
    public int? NewestScored { get; init; }

    /// <summary>The rules on both sides of the changes.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }
}

/// <summary>One change.</summary>
public sealed record RuleChangeEntry
{
    /// <summary>What it is known by: somebody who has looked at it says so with this key.</summary>
    public required string Key { get; init; }

    /// <summary>rule, calendar or unreadable.</summary>
    public required string Kind { get; init; }

    /// <summary>Its first round.</summary>
    public required int Round { get; init; }

    /// <summary>When that round opens.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>When that round resolves: until then no payout under the new rule is known.</summary>
    public required DateTimeOffset ResolvesAt { get; init; }

    /// <summary>Whether the round has not opened yet.</summary>
    public required bool IsToCome { get; init; }

    /// <summary>Whether a round says so itself; false for a change that is announced only.</summary>
    public required bool IsSeen { get; init; }

    /// <summary>The rule before; null where none is known.</summary>
    public required string? Before { get; init; }

    /// <summary>The rule after; null where it cannot be read.</summary>
    public required string? After { get; init; }

    /// <summary>What is different, in sentences.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>Scores that pay from then on and that this version of Ballast does not know by name.</summary>
    public required IReadOnlyList<string> UnknownScores { get; init; }

    /// <summary>What it would have meant for the stakes of now; null where that cannot be said.</summary>
    public required RuleEffectEntry? Effect { get; init; }

    /// <summary>Why it cannot be said; null where it can.</summary>
    public required Notice? NoEffect { get; init; }

    /// <summary>A fresh start that the owner may register, so that evidence counts anew; null where one begins with the round, or the rules stay.</summary>
    public required EpochProposal? Epoch { get; init; }

    /// <summary>Who has looked at it; null for nobody. Until somebody has, a plan raises no stake.</summary>
    public required string? LookedAtBy { get; init; }

    /// <summary>When; null where nobody has.</summary>
    public required DateTimeOffset? LookedAt { get; init; }
}

/// <summary>A fresh start that is proposed.</summary>
/// <param name="Name">What it would be called.</param>
/// <param name="From">Its first round.</param>
public sealed record EpochProposal(string Name, int From);

/// <summary>What a change would have meant, on the last resolved rounds paid by both rules.</summary>
/// <param name="Models">Models that took part.</param>
/// <param name="StakeNmr">NMR at work, the same under both.</param>
/// <param name="StakeFrom">open-stakes, or assumed: 100 NMR a model.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="Rounds">How many.</param>
/// <param name="BeforeNmr">NMR that they brought under the rule before.</param>
/// <param name="AfterNmr">NMR that they would have brought under the rule after.</param>
/// <param name="DifferenceNmr">After less before, NMR a round.</param>
/// <param name="Low">Low end of its 95 % interval; null without one.</param>
/// <param name="High">High end.</param>
/// <param name="NoInterval">Why there is none.</param>
/// <param name="Verdict">more, less, or not-shown: whether the interval leaves zero out.</param>
/// <param name="Assumption">What was assumed, in words.</param>
public sealed record RuleEffectEntry(
    int Models,
    decimal StakeNmr,
    string StakeFrom,
    int From,
    int To,
    int Rounds,
    double BeforeNmr,
    double AfterNmr,
    double? DifferenceNmr,
    double? Low,
    double? High,
    string? NoInterval,
    string Verdict,
    string Assumption
)
{
    /// <summary>Scores that the rule after pays on and that take no part, because they have no past.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>As it is reported.</summary>
    internal static RuleEffectEntry Of(RuleEffect effect) =>
        new(
            effect.Models.Count,
            Json.Plain(effect.Nmr),
            effect.IsOwnStake ? "open-stakes" : "assumed",
            effect.From,
            effect.To,
            effect.Rounds,
            effect.Before,
            effect.After,
            Json.Number(effect.Difference.Value),
            Json.Number(effect.Difference.Low),
            Json.Number(effect.Difference.High),
            effect.Difference.IsKnown ? null : IntervalReasons.Code(effect.Difference.Reason),
            effect.Difference switch
            {
                { IsKnown: true, Low: > 0 } => "more",
                { IsKnown: true, High: < 0 } => "less",
                _ => "not-shown",
            },
            effect.Assumption
        )
        {
            Without = effect.Without,
        };
}

/// <summary>How the answer is written.</summary>
[JsonSerializable(typeof(RuleChangesAnswer))]
internal sealed partial class RuleChangesJson : JsonSerializerContext;
