using Ballast.Core.Payouts;

namespace Ballast.Core.Tiers;

/// <summary>How strategies rise and fall through tiers, and what each tier stakes: what a policy file says.</summary>
internal sealed record TierPolicy
{
    /// <summary>The tiers, lowest first; at least two.</summary>
    public required IReadOnlyList<Tier> Tiers { get; init; }

    /// <summary>Where a new strategy begins: a place in <see cref="Tiers"/>.</summary>
    public required int Start { get; init; }

    /// <summary>Where a strategy falls to with a new evidence epoch: a place in <see cref="Tiers"/>.</summary>
    public required int Reset { get; init; }

    /// <summary>Weeks between two reviews. Nothing moves in between.</summary>
    public required int ReviewWeeks { get; init; }

    /// <summary>Rounds that a strategy stays in a tier before it can rise again.</summary>
    public required int ProbationRounds { get; init; }

    /// <summary>The same after it fell.</summary>
    public required int WaitAfterDemotionRounds { get; init; }

    /// <summary>How sure a low or high end is, one-sided.</summary>
    public required TierConfidence Confidence { get; init; }

    /// <summary>What a change of the payout rule does.</summary>
    public required AtRuleChange AtRuleChange { get; init; }

    /// <summary>In what sizes are said: the same in all tiers.</summary>
    public required TierSizeKind SizeKind { get; init; }
}

/// <summary>A tier.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">What a strategy in it gets, in the policy's kind of size; 0 is no stake.</param>
/// <param name="Promote">What must all hold to come into it from the tier below.</param>
/// <param name="Demote">What sends to the tier below; one is enough.</param>
/// <param name="Multipliers">Multipliers to set, where a round's rule leaves a choice; null leaves them.</param>
internal sealed record Tier(
    string Name,
    decimal Size,
    IReadOnlyList<TierCondition> Promote,
    IReadOnlyList<TierCondition> Demote,
    Multipliers? Multipliers
);

/// <summary>A bound of a measure.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Bound">The bound. To rise, a measure is at least this (at most, where less is better); to fall, it is worse than this.</param>
/// <param name="Last">Of how many of the newest rounds; null for all since the evidence began.</param>
internal sealed record TierCondition(ITierMeasure Measure, double Bound, int? Last);

/// <summary>How sure low and high ends are, one-sided: the two levels whose coverage was measured for overlapping rounds.</summary>
internal enum TierConfidence
{
    /// <summary>95 %: one of twenty strategies without a lead shows one at a given review.</summary>
    NinetyFive,

    /// <summary>97.5 %: one of forty.</summary>
    NinetySevenAndHalf,
}

/// <summary>What a change of the payout rule does.</summary>
internal enum AtRuleChange
{
    /// <summary>A new evidence epoch for all: everybody falls to the reset tier, and only rounds under the new rule count.</summary>
    Reset,

    /// <summary>Nothing: tiers stay, and older rounds count until the new rule has rounds enough.</summary>
    Keep,

    /// <summary>Tiers stay, and nobody rises until the new rule has rounds enough for a low end.</summary>
    HoldPromotions,
}

/// <summary>In what a tier's size is said.</summary>
internal enum TierSizeKind
{
    /// <summary>Parts of the whole: strategies divide the total as their weights.</summary>
    Weight,

    /// <summary>A share of the total for each strategy.</summary>
    Share,

    /// <summary>NMR that each strategy stakes in a round.</summary>
    NmrPerRound,
}
