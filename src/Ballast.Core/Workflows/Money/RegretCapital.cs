using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Money;

/// <summary>NMR committed while the rounds of a regret table settled.</summary>
internal sealed class RegretCapital
{
    private readonly RoundDates _dates;
    private readonly AtomicCapital _atomic;

    public RegretCapital(
        ITournamentStore store,
        PayoutTimeline timeline,
        RegretRequest request,
        IReadOnlyList<string> models
    )
    {
        var rules = RuleLookup.Of(store, timeline, request.Tournament, request.AsOf);
        _dates = new RoundDates(rules, store.Rounds(request.Tournament, request.AsOf));
        _atomic = new AtomicCapital(store, request.Tournament, models, request.AsOf, _dates);
    }

    /// <summary>Mean over the rounds: the stakes of a legacy round, all positions open when an atomic one settled; null where one is not known.</summary>
    public Nmr? Mean(RegimeTable regime)
    {
        var known = new List<Nmr>();
        for (var at = 0; at < regime.Rounds.Count; at++)
        {
            var round = regime.Rounds[at];
            var capital = _dates.IsAtomic(round) ? _atomic.At(regime.Models, round) : new Nmr(regime.Table.StakeOf(at));
            if (capital is not { } committed)
                return null;
            known.Add(committed);
        }
        return new Nmr(Amounts.Sum(known).Amount / known.Count);
    }
}
