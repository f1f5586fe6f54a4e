namespace Ballast.Core.Tiers;

/// <summary>What is known when tiers are reviewed.</summary>
/// <param name="Round">The round whose stakes are fixed next.</param>
/// <param name="At">When.</param>
/// <param name="Rule">The payout rule of that round.</param>
/// <param name="Records">Strategies that have a resolved round.</param>
internal sealed record TierReview(int Round, DateTimeOffset At, TierRule Rule, IReadOnlyList<StrategyRecord> Records)
{
    /// <summary>The rule of any round; of one to come as far as it is announced.</summary>
    public required Func<int, TierRule> RuleOf { get; init; }

    /// <summary>First rounds of new evidence epochs of a strategy, ascending.</summary>
    public Func<string, IReadOnlyList<int>> Epochs { get; init; } = static _ => [];
}

/// <summary>Resolved rounds of a strategy.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Rounds">Rounds in which it took part and that have resolved, ascending.</param>
/// <param name="Returns">Its return in each, a share of what was at risk.</param>
internal sealed record StrategyRecord(string Strategy, IReadOnlyList<int> Rounds, IReadOnlyList<double> Returns);

/// <summary>Where a strategy stands.</summary>
/// <param name="Tier">Its tier's place.</param>
/// <param name="Since">The round whose stakes were the first in this tier.</param>
/// <param name="Epoch">First round of its evidence; 0 for all.</param>
/// <param name="MayRiseFrom">The first round with which it may rise.</param>
internal sealed record StrategyStanding(int Tier, int Since, int Epoch, int MayRiseFrom);

/// <summary>Where all strategies stand after a review.</summary>
/// <param name="Standings">By strategy.</param>
/// <param name="Rule">The payout rule at the review; null before the first one.</param>
internal sealed record TierState(IReadOnlyDictionary<string, StrategyStanding> Standings, string? Rule)
{
    /// <summary>Before the first review.</summary>
    public static TierState Empty { get; } =
        new(new Dictionary<string, StrategyStanding>(StringComparer.OrdinalIgnoreCase), null);
}

/// <summary>What became of a strategy at a review.</summary>
internal enum TierMove
{
    /// <summary>It has its first resolved round.</summary>
    Enters,

    /// <summary>It rises by a tier.</summary>
    Rises,

    /// <summary>It falls by a tier.</summary>
    Falls,

    /// <summary>A new evidence epoch: it goes to the reset tier.</summary>
    Resets,

    /// <summary>It stays.</summary>
    Stays,
}

/// <summary>What a review decided about a strategy.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Move">What became of it.</param>
/// <param name="From">Its tier before; that of now where it enters.</param>
/// <param name="Standing">Where it stands now.</param>
internal sealed record TierDecision(string Strategy, TierMove Move, int From, StrategyStanding Standing)
{
    /// <summary>The conditions that made it rise or fall.</summary>
    public IReadOnlyList<TierJudgement> Why { get; init; } = [];

    /// <summary>Every condition of the next tier; none in the highest.</summary>
    public IReadOnlyList<TierJudgement> ToRise { get; init; } = [];

    /// <summary>Every condition that would send it down; none in the lowest.</summary>
    public IReadOnlyList<TierJudgement> ToFall { get; init; } = [];

    /// <summary>Rounds to wait before it may rise.</summary>
    public int RoundsToWait { get; init; }

    /// <summary>Why nobody rises now; null where promotions are open.</summary>
    public TierHold? Hold { get; init; }

    /// <summary>What is known of it.</summary>
    public required StrategyEvidence Evidence { get; init; }

    /// <summary>How many things are missing to rise: conditions, waiting and a hold.</summary>
    public int Missing => ToRise.Count(j => !j.Holds) + (RoundsToWait > 0 ? 1 : 0) + (Hold is not null ? 1 : 0);
}

/// <summary>Why nobody rises.</summary>
internal enum TierHold
{
    /// <summary>The newest payout rule has too few resolved rounds for a low end.</summary>
    NewRule,

    /// <summary>Another payout rule begins before the next review.</summary>
    ChangeAhead,
}

/// <summary>A condition held against what is known.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Figure">The measure.</param>
/// <param name="Holds">To rise: it is met. To fall: it strikes.</param>
internal sealed record TierJudgement(TierCondition Condition, TierFigure Figure, bool Holds);
