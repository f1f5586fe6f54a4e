using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Returns;

/// <summary>NMR committed in atomic positions when a round settled, as far as the store tells.</summary>
internal sealed class AtomicCapital
{
    private readonly RoundDates _dates;
    private readonly CommittedCapital _committed;
    private readonly DateTimeOffset _unknownFrom;

    /// <param name="view">Where stakes and scores are.</param>
    /// <param name="models">Models whose positions count.</param>
    public AtomicCapital(AsOfView view, IReadOnlyList<string> models)
    {
        var dates = _dates = view.Dates;
        var positions = view.Positions(models);
        // What was staked in rounds of which the store knows neither a stake nor a score is not known.
        var scored = view.ScoredRounds().FirstOrDefault();
        var newest = positions.Select(p => p.Round).Append(scored).Max();
        _unknownFrom = newest >= RoundCalendar.LargestRound ? DateTimeOffset.MaxValue : dates.StakeFixedAt(newest + 1);
        _committed = new CommittedCapital(
            positions
                .Where(p => p.AtRisk is { } stake && stake > Nmr.Zero && dates.IsAtomic(p.Round))
                .Select(p => new LockedPosition(
                    p.Model,
                    p.AtRisk!.Value,
                    dates.StakeFixedAt(p.Round),
                    dates.ResolvedAt(p.Round)
                ))
        );
    }

    /// <summary>NMR that some models had committed when a round resolved; null where later stakes that were open then are not stored.</summary>
    public Nmr? At(IEnumerable<string> models, int round)
    {
        var moment = _dates.ResolvedAt(round);
        return moment >= _unknownFrom ? null : _committed.At(models, moment);
    }
}
