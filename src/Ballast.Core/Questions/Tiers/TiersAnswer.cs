using System.Text.Json.Serialization;
using Ballast.Core.Questions.Rehearse;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Tiers;

/// <summary>Where models stand in the tiers of a policy, what they need to rise, and what became of a stake that followed it.</summary>
public sealed record TiersAnswer : IRuledDocument, IPartialDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.tiers/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether it is about all models, because none was named.</summary>
    [JsonIgnore]
    public bool IsOfAll { get; init; }

    /// <summary>shipped, or file.</summary>
    public required string Policy { get; init; }

    /// <summary>First round.</summary>
    public required int From { get; init; }

    /// <summary>Last round.</summary>
    public required int To { get; init; }

    /// <summary>settled or computed.</summary>
    public required string Returns { get; init; }

    /// <summary>What was assumed, in words.</summary>
    public required string Assumption { get; init; }

    /// <summary>NMR that the tiers divide.</summary>
    public required decimal Total { get; init; }

    /// <summary>reset, keep or hold-promotions.</summary>
    public required string AtRuleChange { get; init; }

    /// <summary>Weeks between two reviews.</summary>
    public required int ReviewWeeks { get; init; }

    /// <summary>When the last review was; null before the first one.</summary>
    public required DateTimeOffset? LastReview { get; init; }

    /// <summary>The first close from this moment on is the next review.</summary>
    public required DateTimeOffset NextReview { get; init; }

    /// <summary>The tiers, lowest first.</summary>
    public required IReadOnlyList<TierEntry> Tiers { get; init; }

    /// <summary>The models: highest tier first, then those that miss least.</summary>
    public required IReadOnlyList<TierStandingEntry> Models { get; init; }

    /// <summary>Every move of the past, oldest first.</summary>
    public required IReadOnlyList<TierMoveEntry> Moves { get; init; }

    /// <summary>New evidence epochs that suggest themselves: the payout rule has changed while evidence went on. None is taken without a word.</summary>
    public required IReadOnlyList<ProposedEpoch> ProposedEpochs { get; init; }

    /// <summary>The policy followed through the past; null where that was not asked for.</summary>
    public TierReplay? Replay { get; init; }

    /// <summary>The payout rules of the rounds.</summary>
    public required IReadOnlyList<RuleSpan> Rules { get; init; }

    /// <summary>Models without a return, with the reason.</summary>
    public required IReadOnlyList<SkippedModel> Skipped { get; init; }

    /// <summary>Rounds with scores that took no part, by reason.</summary>
    public required IReadOnlyList<SkippedRoundsEntry> SkippedRounds { get; init; }
}

/// <summary>A tier of the policy.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">What a model in it gets, in the kind of the policy.</param>
/// <param name="SizeKind">weight, share or nmr-per-round.</param>
/// <param name="Models">How many stand in it.</param>
/// <param name="Share">Share of the total that these have together, in [0, 1].</param>
/// <param name="Multipliers">Multipliers to set, such as "corr 0.5 · mmc 2"; null where the policy names none.</param>
/// <param name="MultipliersApply">Whether the next round's rule leaves a choice; null where the policy names none.</param>
public sealed record TierEntry(
    string Name,
    decimal Size,
    string SizeKind,
    int Models,
    double Share,
    string? Multipliers,
    bool? MultipliersApply
);

/// <summary>Where a model stands.</summary>
/// <param name="Model">The model.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Since">The round whose stakes were the first in this tier.</param>
/// <param name="SinceDate">When that round's stakes were fixed.</param>
/// <param name="EvidenceFrom">First round of its evidence epoch; 0 for all.</param>
/// <param name="ResolvedRounds">Resolved rounds since then.</param>
/// <param name="IndependentRounds">What they are worth in rounds that share no days.</param>
/// <param name="Lead">Mean lead over equal weight, a round, under <paramref name="EvidenceRule"/>; null below two rounds.</param>
/// <param name="LeadLow">Its low end at the policy's confidence; null where rounds do not do.</param>
/// <param name="LeadHigh">Its high end.</param>
/// <param name="EvidenceRule">The payout rule whose rounds returns and leads are taken of; null without a round.</param>
/// <param name="NextTier">The tier above; null in the highest.</param>
/// <param name="AtNextReview">stays, rises, falls or enters: what a review would decide with what is known now.</param>
/// <param name="Needs">What is missing to rise; empty in the highest tier, and where nothing is.</param>
/// <param name="IsNearMiss">Whether one thing alone is missing, but for a hold.</param>
/// <param name="Share">Share of the total, in [0, 1].</param>
/// <param name="Nmr">The same in NMR.</param>
public sealed record TierStandingEntry(
    string Model,
    string Tier,
    int Since,
    DateOnly SinceDate,
    int EvidenceFrom,
    int ResolvedRounds,
    double IndependentRounds,
    double? Lead,
    double? LeadLow,
    double? LeadHigh,
    string? EvidenceRule,
    string? NextTier,
    string AtNextReview,
    IReadOnlyList<TierNeed> Needs,
    bool IsNearMiss,
    double Share,
    decimal Nmr
);

/// <summary>Something that is missing to rise.</summary>
/// <param name="What">The measure's name in policy files; wait for rounds in the tier, hold where nobody rises.</param>
/// <param name="Last">Of how many of the newest rounds; null for all.</param>
/// <param name="Value">The measure; null where it is not known.</param>
/// <param name="Bound">What it must reach; null for a hold.</param>
/// <param name="MoreRounds">About how many more rounds that takes, where rounds alone do; else null.</param>
/// <param name="Words">In words.</param>
public sealed record TierNeed(string What, int? Last, double? Value, double? Bound, int? MoreRounds, string Words);

/// <summary>A model changed its tier.</summary>
/// <param name="Round">The round whose stakes were the first in the new tier.</param>
/// <param name="Date">When they were fixed.</param>
/// <param name="Model">The model.</param>
/// <param name="Move">enters, rises, falls or resets.</param>
/// <param name="From">Its tier before; null where it enters.</param>
/// <param name="To">Its tier from then on.</param>
/// <param name="Why">What decided it, in words.</param>
public sealed record TierMoveEntry(
    int Round,
    DateOnly Date,
    string Model,
    string Move,
    string? From,
    string To,
    IReadOnlyList<string> Why
);

/// <summary>A new evidence epoch that suggests itself.</summary>
/// <param name="Round">Its first round.</param>
/// <param name="Rule">The payout rule that begins there.</param>
/// <param name="Models">Models whose evidence began before it.</param>
public sealed record ProposedEpoch(int Round, string Rule, IReadOnlyList<string> Models);

/// <summary>A policy followed through the past.</summary>
/// <param name="Policies">The tiers, and equal weight on the same rounds.</param>
/// <param name="Rises">Rises of all models together.</param>
/// <param name="Falls">Falls.</param>
/// <param name="SwitchesPerModelYear">Rises and falls a model and year; null where the past is shorter than a review.</param>
public sealed record TierReplay(
    IReadOnlyList<RehearsedPolicy> Policies,
    int Rises,
    int Falls,
    double? SwitchesPerModelYear
);
