namespace Ballast.Core.Tiers;

/// <summary>Walks a policy through the past: at each review it knows the rounds that had resolved by then, and no other.</summary>
internal static class TierWalk
{
    /// <summary>How long before stakes are fixed a review decides, as every policy of a replay.</summary>
    public static readonly TimeSpan BeforeTheClose = TimeSpan.FromMinutes(1);

    /// <summary>Walks.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="rounds">The rounds.</param>
    /// <param name="until">Closes after this are left out.</param>
    /// <param name="cancellation">Stops between reviews.</param>
    public static TierHistory Run(
        TierPolicy policy,
        TierRounds rounds,
        DateTimeOffset until,
        CancellationToken cancellation = default
    )
    {
        var clock = new ReviewClock(policy.ReviewWeeks);
        var (state, reviews) = (TierState.Empty, new List<TierReviewed>());
        foreach (var round in rounds.Rounds.OrderBy(r => r.ClosesAt).ThenBy(r => r.Round))
        {
            cancellation.ThrowIfCancellationRequested();
            var at = round.ClosesAt - BeforeTheClose;
            if (at > until)
                break;
            if (!clock.IsDue(at))
                continue;
            var review = rounds.At(round, at);
            (state, var decisions) = TierEngine.Review(policy, state, review);
            if (decisions.Count > 0)
                reviews.Add(new TierReviewed(review.Round, at, decisions));
        }
        return new TierHistory(state, reviews) { NextReview = clock.NextFrom(until) };
    }
}

/// <summary>Rounds that a policy is walked through.</summary>
/// <param name="Strategies">The strategies.</param>
/// <param name="Rounds">Ascending.</param>
internal sealed record TierRounds(IReadOnlyList<string> Strategies, IReadOnlyList<TierRound> Rounds)
{
    private readonly Dictionary<int, TierRule> _rules = Rounds.ToDictionary(r => r.Round, r => r.Rule);

    /// <summary>Evidence epochs of a strategy: their first rounds, ascending.</summary>
    public Func<string, IReadOnlyList<int>> Epochs { get; init; } = static _ => [];

    /// <summary>The rule of a round that does not stand here; without it that of the nearest before it.</summary>
    public Func<int, TierRule>? Elsewhere { get; init; }

    /// <summary>The rule of any round.</summary>
    public TierRule RuleOf(int round) =>
        _rules.TryGetValue(round, out var rule)
            ? rule
            : Elsewhere?.Invoke(round) ?? (Rounds.LastOrDefault(r => r.Round < round) ?? Rounds[0]).Rule;

    /// <summary>What is known shortly before a round closes.</summary>
    public TierReview At(TierRound round, DateTimeOffset moment)
    {
        var known = Rounds.Where(r => r.ResolvesAt <= moment).ToList();
        return new TierReview(
            round.Round,
            moment,
            round.Rule,
            [.. Strategies.Select((s, i) => Record(s, i, known)).Where(r => r.Rounds.Count > 0)]
        )
        {
            RuleOf = RuleOf,
            Epochs = Epochs,
        };
    }

    private static StrategyRecord Record(string strategy, int place, IReadOnlyList<TierRound> known)
    {
        var (rounds, returns) = (new List<int>(), new List<double>());
        foreach (var round in known)
        {
            // Rounds whose returns are not known yet have none at all.
            if (round.Returns.Count == 0 || !double.IsFinite(round.Returns[place]))
                continue;
            rounds.Add(round.Round);
            returns.Add(round.Returns[place]);
        }
        return new StrategyRecord(strategy, rounds, returns);
    }
}

/// <summary>One of the rounds.</summary>
/// <param name="Round">Its number.</param>
/// <param name="Rule">Its payout rule.</param>
/// <param name="ClosesAt">When its stakes are fixed.</param>
/// <param name="ResolvesAt">When it resolves.</param>
/// <param name="Returns">One a strategy, NaN where it did not take part; empty where none is known yet.</param>
internal sealed record TierRound(
    int Round,
    TierRule Rule,
    DateTimeOffset ClosesAt,
    DateTimeOffset ResolvesAt,
    IReadOnlyList<double> Returns
);

/// <summary>What a walk found.</summary>
/// <param name="State">Where all stand at its end.</param>
/// <param name="Reviews">The reviews, oldest first.</param>
internal sealed record TierHistory(TierState State, IReadOnlyList<TierReviewed> Reviews)
{
    /// <summary>The first close from this moment on is the next review.</summary>
    public required DateTimeOffset NextReview { get; init; }

    /// <summary>Rises and falls of a strategy; entering and resets are none.</summary>
    public int Switches(string strategy) =>
        Reviews.Sum(r =>
            r.Decisions.Count(d => d.Strategy == strategy && d.Move is (TierMove.Rises or TierMove.Falls))
        );
}

/// <summary>A review.</summary>
/// <param name="Round">The round whose stakes were fixed next.</param>
/// <param name="At">When.</param>
/// <param name="Decisions">One a strategy.</param>
internal sealed record TierReviewed(int Round, DateTimeOffset At, IReadOnlyList<TierDecision> Decisions);
