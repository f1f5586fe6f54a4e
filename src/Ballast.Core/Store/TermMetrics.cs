using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>Decides which stored metric carries a term of a rule.</summary>
/// <remarks>
/// Files call the official CORR of a round just <c>corr</c>; frames with both bring <c>corr20V2</c> beside it. The choice is made
/// once for the whole store, never round by round: a model whose v2 score is missing must not be paid on its v1 score.
/// </remarks>
/// <param name="stored">Metrics of which the store has scores.</param>
public sealed class TermMetrics(IReadOnlyList<Metric> stored)
{
    /// <summary>The first of the term's metrics that is stored, else the first one.</summary>
    public Metric Of(PayoutTerm term) => term.Metrics.FirstOrDefault(stored.Contains, term.Metrics[0]);

    /// <summary>The multiplier that was recorded for a term, under any of its names; null where none was.</summary>
    public static decimal? RecordedFor(PayoutTerm term, Multipliers? recorded)
    {
        if (recorded is null)
            return null;
        var names = term.Metrics.Append(new Metric(term.Role));
        foreach (var metric in term.Slot is { } slot ? names.Append(slot) : names)
        {
            if (recorded.Names(metric))
                return recorded[metric];
        }
        return null;
    }
}
