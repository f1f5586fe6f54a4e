using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Stakes;

/// <summary>Payout factors: what is known of each round, and what is likely where that has not come yet.</summary>
internal sealed class RoundFactors
{
    private readonly RoundRules _rules;
    private readonly SortedDictionary<int, decimal> _known = [];

    // Asked once a stake, and hundreds of models have one in the same round.
    private readonly Dictionary<int, (decimal Factor, int? TakenFrom)?> _likely = [];

    /// <param name="view">The rules of the rounds, and what is recorded about them.</param>
    /// <param name="positions">What is shown beside a payout counts before what is said of the round.</param>
    public RoundFactors(AsOfView view, IEnumerable<Position> positions)
    {
        _rules = view.Rules;
        foreach (var (round, said) in view.Rounds)
        {
            if (said.PayoutFactor is { } factor)
                _known[round] = factor;
        }
        foreach (var position in positions)
        {
            if (position.PayoutFactor is { } factor)
                _known[position.Round] = factor;
        }
    }

    /// <summary>The factor of a round; 1 where its rule has none that changes; null where it is not known.</summary>
    public decimal? Known(int round) =>
        _known.TryGetValue(round, out var own) ? own
        : _rules.At(round).Rule is { FactorKind: not PayoutFactorKind.ThresholdOverTotal } ? 1
        : null;

    /// <summary>
    /// The known factor, else that of the newest earlier round under the same rule: it comes with the first scores (domain notes, section 3.3)
    /// and moves slowly from round to round.
    /// </summary>
    /// <returns>With the round it was taken from where that is another one; null where there is none under the rule.</returns>
    public (decimal Factor, int? TakenFrom)? Likely(int round)
    {
        if (!_likely.TryGetValue(round, out var found))
            _likely[round] = found = Find(round);
        return found;
    }

    private (decimal Factor, int? TakenFrom)? Find(int round)
    {
        if (Known(round) is { } known)
            return (known, null);
        if (_rules.At(round).Rule is not { } rule)
            return null;
        foreach (var (earlier, factor) in _known.Reverse())
        {
            if (earlier < round && ReferenceEquals(_rules.At(earlier).Rule, rule))
                return (factor, earlier);
        }
        return null;
    }
}
