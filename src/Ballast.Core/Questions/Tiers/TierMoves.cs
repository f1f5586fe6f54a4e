using Ballast.Core.Store;
using Ballast.Core.Tiers;

namespace Ballast.Core.Questions.Tiers;

/// <summary>The moves of a walk.</summary>
internal static class TierMoves
{
    /// <summary>Every move, oldest first.</summary>
    public static IReadOnlyList<TierMoveEntry> Of(AsOfView view, TierPolicy policy, TierHistory history) =>
        [
            .. history.Reviews.SelectMany(review =>
                review
                    .Decisions.Where(d => d.Move != TierMove.Stays)
                    .Select(d => new TierMoveEntry(
                        review.Round,
                        DateOnly.FromDateTime(view.Dates.StakeFixedAt(review.Round).UtcDateTime),
                        d.Strategy,
                        d.Move.ToString().ToLowerInvariant(),
                        d.Move == TierMove.Enters ? null : policy.Tiers[d.From].Name,
                        policy.Tiers[d.Standing.Tier].Name,
                        Why(d)
                    ))
            ),
        ];

    private static IReadOnlyList<string> Why(TierDecision decision) =>
        decision.Move switch
        {
            TierMove.Enters => ["has its first resolved round"],
            TierMove.Resets => [$"a new evidence epoch begins with round {decision.Standing.Epoch}"],
            _ => [.. decision.Why.Select(j => TierNeeds.Words(j, decision.Move == TierMove.Rises))],
        };
}
