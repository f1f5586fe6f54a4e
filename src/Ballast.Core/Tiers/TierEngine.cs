namespace Ballast.Core.Tiers;

/// <summary>Reviews strategies: from where they stood and what is known, to where they stand. The same in, the same out; nothing is remembered in between.</summary>
/// <remarks>
/// In this order: who has its first resolved round enters; a new evidence epoch sends to the reset tier; whoever a condition strikes falls by one tier; whoever meets
/// all conditions of the next tier, has waited and is not held back rises by one.
/// </remarks>
internal static class TierEngine
{
    private const int RoundsAWeek = 5;

    // Below that, threads cost more than they bring.
    private const int Many = 64;

    /// <summary>Reviews all strategies.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="state">Where they stood.</param>
    /// <param name="review">What is known.</param>
    public static (TierState State, IReadOnlyList<TierDecision> Decisions) Review(
        TierPolicy policy,
        TierState state,
        TierReview review
    )
    {
        if (review.Records.Count == 0)
            return (state, []);
        var decisions = Decide(policy, state, review);
        var standings = new Dictionary<string, StrategyStanding>(state.Standings, StringComparer.OrdinalIgnoreCase);
        foreach (var decision in decisions)
            standings[decision.Strategy] = decision.Standing;
        return (new TierState(standings, review.Rule.Id), decisions);
    }

    /// <summary>What a review at this moment would decide, from what is known now; nobody moves by it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="state">Where they stand.</param>
    /// <param name="review">What is known.</param>
    public static IReadOnlyList<TierDecision> Look(TierPolicy policy, TierState state, TierReview review) =>
        Decide(policy, state, review);

    private static TierDecision[] Decide(TierPolicy policy, TierState state, TierReview review)
    {
        var field = new FieldReturns(review.Records);
        var isReset = policy.AtRuleChange == AtRuleChange.Reset && state.Rule is { } before && before != review.Rule.Id;
        var epoch = isReset ? FirstUnder(review) : 0;
        var decisions = new TierDecision[review.Records.Count];
        Parallel.For(
            0,
            decisions.Length,
            new ParallelOptions { MaxDegreeOfParallelism = decisions.Length < Many ? 1 : -1 },
            i => decisions[i] = Decide(policy, state, review, review.Records[i], field, epoch)
        );
        return decisions;
    }

    private static TierDecision Decide(
        TierPolicy policy,
        TierState state,
        TierReview review,
        StrategyRecord record,
        FieldReturns field,
        int ruleEpoch
    )
    {
        var stated = review.Epochs(record.Strategy).Where(e => e <= review.Round).DefaultIfEmpty(0).Max();
        var before = state.Standings.GetValueOrDefault(record.Strategy);
        var epoch = Math.Max(Math.Max(stated, ruleEpoch), before?.Epoch ?? 0);
        var evidence = Evidence(policy, review, record, field, epoch);
        if (before is null)
            return Described(
                policy,
                review,
                record.Strategy,
                TierMove.Enters,
                policy.Start,
                new StrategyStanding(policy.Start, review.Round, epoch, review.Round),
                evidence
            );
        if (epoch > before.Epoch)
            return Described(
                policy,
                review,
                record.Strategy,
                TierMove.Resets,
                before.Tier,
                new StrategyStanding(policy.Reset, review.Round, epoch, review.Round + policy.ProbationRounds),
                evidence
            );
        return Moved(policy, review, record.Strategy, before, evidence);
    }

    private static TierDecision Moved(
        TierPolicy policy,
        TierReview review,
        string strategy,
        StrategyStanding before,
        StrategyEvidence evidence
    )
    {
        var struck = before.Tier > 0 ? TierJudge.ToFall(policy.Tiers[before.Tier], evidence) : [];
        if (struck.Any(j => j.Holds))
        {
            var down = before with
            {
                Tier = before.Tier - 1,
                Since = review.Round,
                MayRiseFrom = review.Round + policy.WaitAfterDemotionRounds,
            };
            return Described(policy, review, strategy, TierMove.Falls, before.Tier, down, evidence) with
            {
                Why = [.. struck.Where(j => j.Holds)],
            };
        }
        var stays = Described(policy, review, strategy, TierMove.Stays, before.Tier, before, evidence);
        if (before.Tier == policy.Tiers.Count - 1 || stays.Missing > 0)
            return stays;
        var up = before with
        {
            Tier = before.Tier + 1,
            Since = review.Round,
            MayRiseFrom = review.Round + policy.ProbationRounds,
        };
        return Described(policy, review, strategy, TierMove.Rises, before.Tier, up, evidence) with
        {
            Why = stays.ToRise,
        };
    }

    private static TierDecision Described(
        TierPolicy policy,
        TierReview review,
        string strategy,
        TierMove move,
        int from,
        StrategyStanding standing,
        StrategyEvidence evidence
    )
    {
        var isHighest = standing.Tier == policy.Tiers.Count - 1;
        return new TierDecision(strategy, move, from, standing)
        {
            Evidence = evidence,
            ToRise = isHighest ? [] : TierJudge.ToRise(policy.Tiers[standing.Tier + 1], evidence),
            ToFall = standing.Tier == 0 ? [] : TierJudge.ToFall(policy.Tiers[standing.Tier], evidence),
            RoundsToWait = isHighest ? 0 : Math.Max(0, standing.MayRiseFrom - review.Round),
            Hold = isHighest ? null : Hold(policy, review, evidence),
        };
    }

    private static TierHold? Hold(TierPolicy policy, TierReview review, StrategyEvidence evidence)
    {
        if (policy.AtRuleChange == AtRuleChange.Keep)
            return null;
        if (review.RuleOf(review.Round + (RoundsAWeek * policy.ReviewWeeks)).Id != review.Rule.Id)
            return TierHold.ChangeAhead;
        // Evidence of an older rule stands in while the new one has too few rounds.
        return policy.AtRuleChange == AtRuleChange.HoldPromotions && evidence.Rule is { } rule && rule != review.Rule.Id
            ? TierHold.NewRule
            : null;
    }

    private static StrategyEvidence Evidence(
        TierPolicy policy,
        TierReview review,
        StrategyRecord record,
        FieldReturns field,
        int epoch
    )
    {
        var first = 0;
        while (first < record.Rounds.Count && record.Rounds[first] < epoch)
            first++;
        return StrategyEvidence.Of(
            [.. record.Rounds.Skip(first)],
            [.. record.Returns.Skip(first)],
            [.. record.Rounds.Skip(first).Select(field.Of)],
            review.RuleOf,
            policy.Confidence
        );
    }

    /// <summary>The first round under the rule of the review: a change lies between the last review and this one.</summary>
    private static int FirstUnder(TierReview review)
    {
        var round = review.Round;
        while (round > 1 && review.RuleOf(round - 1).Id == review.Rule.Id)
            round--;
        return round;
    }
}
