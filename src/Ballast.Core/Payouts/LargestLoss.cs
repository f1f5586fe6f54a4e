namespace Ballast.Core.Payouts;

/// <summary>The most that a round can burn.</summary>
internal static class LargestLoss
{
    /// <summary>A weighted score that every clip bites on, for scores without a bound of their own.</summary>
    private const decimal Unbounded = 1_000_000_000;

    /// <summary>The bound of a round's loss as a positive share of its stake, with what is known of the round.</summary>
    /// <remarks>
    /// The clip bounds <c>factor x score</c> from round 316 on and the score before, so that up to 315 a known factor narrows the bound
    /// (domain notes, section 3.3). A correlation lies within -1 and 1: where only correlations pay, a small factor narrows it in either order. MMC, TC,
    /// alpha and MPC have no such bound.
    /// </remarks>
    /// <param name="rule">The round's rule.</param>
    /// <param name="round">The round.</param>
    /// <param name="factor">Its payout factor; null before it is known: then it may be 1.</param>
    /// <param name="weights">Multipliers of the rule's terms as they count; null where they are not known.</param>
    /// <returns>Within 0 and 1; 0 for a round that does not pay.</returns>
    public static decimal Compute(
        PayoutRule rule,
        int round,
        decimal? factor,
        IReadOnlyList<(PayoutTerm Term, decimal Multiplier)>? weights
    )
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (!rule.Pays(round))
            return 0;
        var bound =
            weights?.All(w => w.Multiplier == 0 || IsCorrelation(w.Term)) == true
                ? weights.Sum(w => Math.Abs(w.Multiplier))
                : Unbounded;
        return -rule.FormulaIn(round).Return(-bound, factor ?? 1, Math.Min(1, rule.Clip));
    }

    private static bool IsCorrelation(PayoutTerm term) => term.Role is "corr" or "fnc" or "neutral_corr";
}
