using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows;

/// <summary>How far a question can be paid: rounds of a newer rule pay on scores that a store may not hold.</summary>
/// <remarks>
/// A store of 20-day scores goes on past the first round that pays on 60-day ones (R1343 of Classic). Its scores there are no payout scores,
/// so an answer ends before, and says where and why.
/// </remarks>
internal sealed class PayableRounds(AsOfView view)
{
    /// <summary>Whether a round lies beyond a rule: after the last round under it, and under another one.</summary>
    /// <param name="rule">The newest rule that can be paid.</param>
    /// <param name="rounds">Rounds with scores, ascending.</param>
    public Func<int, bool> Beyond(PayoutRule rule, IReadOnlyList<int> rounds)
    {
        var last = rounds.LastOrDefault(r => view.Rules.At(r).Rule?.Id == rule.Id);
        return round => last > 0 && round > last && view.Rules.At(round).Rule is { } own && own.Id != rule.Id;
    }

    /// <summary>The selection without the rounds that lie beyond a rule.</summary>
    public SelectedRounds Cut(SelectedRounds selected, Func<int, bool> isBeyond)
    {
        var kept = new SelectedRounds([], [], [.. selected.Skipped]);
        foreach (var (column, terms) in selected.Columns.Zip(selected.Terms))
        {
            if (isBeyond(terms.Round))
                kept.Skipped.Add((SkipReason.NoPaidScore, terms.Round, ScoresOf(terms.Round)));
            else
            {
                kept.Columns.Add(column);
                kept.Terms.Add(terms);
            }
        }
        return kept;
    }

    /// <summary>The scores that a round is paid on; null where its rule is not known.</summary>
    public string? ScoresOf(int round) =>
        view.Rules.At(round).Rule is { } rule ? string.Join(" and ", Needed(rule)) : null;

    /// <summary>The metrics that a rule pays on.</summary>
    public IEnumerable<Metric> Needed(PayoutRule rule) =>
        rule.Terms.Where(t => t.Options.Any(o => o != 0)).Select(view.Terms.Of).Distinct();
}
