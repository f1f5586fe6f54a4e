using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Core.Workflows.Returns;

/// <summary>NMR committed in atomic positions when a round settled, as far as the store tells.</summary>
internal sealed class AtomicCapital
{
    private readonly RoundDates _dates;
    private readonly CommittedCapital _committed;
    private readonly DateTimeOffset _unknownFrom;

    /// <param name="store">Where stakes and scores are.</param>
    /// <param name="tournament">The tournament.</param>
    /// <param name="models">Models whose positions count.</param>
    /// <param name="asOf">Later reports take no part.</param>
    /// <param name="dates">When rounds closed and resolved.</param>
    public AtomicCapital(
        ITournamentStore store,
        Tournament tournament,
        IReadOnlyList<string> models,
        DateTimeOffset asOf,
        RoundDates dates
    )
    {
        _dates = dates;
        var all = RoundCalendar.LargestRound;
        var positions = store.Positions(new PositionQuery(tournament, models, 1, all, asOf));
        // What was staked in rounds of which the store knows neither a stake nor a score is not known.
        var scored = store.ScoredRounds(tournament, all, asOf).FirstOrDefault();
        var newest = positions.Select(p => p.Round).Append(scored).Max();
        _unknownFrom = newest >= all ? DateTimeOffset.MaxValue : dates.StakeFixedAt(newest + 1);
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
