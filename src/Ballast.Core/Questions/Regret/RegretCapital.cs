using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Regret;

/// <summary>NMR committed while the rounds of a regret table settled.</summary>
internal sealed class RegretCapital
{
    private readonly RoundDates _dates;
    private readonly AtomicCapital _atomic;

    public RegretCapital(AsOfView view, IReadOnlyList<string> models) =>
        (_dates, _atomic) = (view.Dates, new AtomicCapital(view, models));

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
