using Ballast.Core.Tiers;

namespace Ballast.Core.Simulation.Policies;

/// <summary>Stakes by tiers: at each review strategies rise and fall by what has resolved, and each gets what its tier says.</summary>
/// <param name="policy">The policy file.</param>
/// <param name="ruleOf">The payout rule of a round.</param>
internal sealed class TierStakes(TierPolicy policy, Func<int, TierRule> ruleOf) : IStakePolicy
{
    /// <summary>How it is asked for.</summary>
    public const string Word = "tiers";

    /// <summary>What it does.</summary>
    public const string Line = "stakes by the tiers of a policy file (--tiers), reviewed every few weeks";

    private readonly ReviewClock _clock = new(policy.ReviewWeeks);
    private TierState _state = TierState.Empty;

    /// <inheritdoc/>
    public string Name => Word;

    /// <inheritdoc/>
    public string Does => Line;

    /// <summary>Evidence epochs of a strategy: their first rounds, ascending.</summary>
    public Func<string, IReadOnlyList<int>> Epochs { get; init; } = static _ => [];

    /// <summary>Receives what each review decided; null where nobody asks.</summary>
    public Action<TierReview, IReadOnlyList<TierDecision>>? Reviewed { get; init; }

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        if (!_clock.IsDue(moment.Moment))
            return null;
        var review = new TierReview(
            moment.Round,
            moment.Moment,
            ruleOf(moment.Round),
            [.. moment.TakingPart.Select(m => Record(moment, m)).Where(r => r.Rounds.Count > 0)]
        )
        {
            RuleOf = ruleOf,
            Epochs = Epochs,
        };
        (_state, var decisions) = TierEngine.Review(policy, _state, review);
        Reviewed?.Invoke(review, decisions);
        return new PolicyDecision(
            TierSizes.Shares(
                policy,
                [.. moment.Models.Select(m => _state.Standings.GetValueOrDefault(m)?.Tier)],
                moment.Capital,
                review.Rule.Overlap
            )
        );
    }

    /// <summary>Returns come as they resolved; where a rule of shorter scores follows, a later round can resolve first.</summary>
    private static StrategyRecord Record(PolicyMoment moment, int model)
    {
        var (rounds, returns) = (moment.ResolvedRounds(model).ToArray(), moment.Resolved(model).ToArray());
        Array.Sort(rounds, returns);
        return new StrategyRecord(moment.Models[model], rounds, returns);
    }
}
