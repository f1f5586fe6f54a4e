using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>One score that a rule pays on.</summary>
/// <param name="Role">The short word of the formula: corr, mmc, tc, fnc, alpha, mpc, neutral_corr, neutral_mmc.</param>
/// <param name="Score">What the score was, in words (target, version).</param>
/// <param name="Metrics">
/// The metrics that carry it, the right one first. A later one stands in where the store has none of the earlier, because many
/// files call the official CORR of the day just <c>corr</c>.
/// </param>
/// <param name="Options">Multipliers that could be chosen, ascending; one entry where it was fixed.</param>
/// <param name="Note">A remark on the options, or null.</param>
public sealed record PayoutTerm(
    string Role,
    string Score,
    IReadOnlyList<Metric> Metrics,
    IReadOnlyList<decimal> Options,
    string? Note
)
{
    /// <summary>
    /// The older multiplier slot that carried the choice, where it is not the term's own name: on Signals that of CORR carried FNC's. Null
    /// elsewhere. Source: domain notes, section 6.4.
    /// </summary>
    public Metric? Slot { get; init; }

    /// <summary>Whether there was nothing to choose.</summary>
    public bool IsFixed => Options.Count == 1;
}
