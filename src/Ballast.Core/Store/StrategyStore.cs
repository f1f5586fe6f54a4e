using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>
/// A store in which models are strategies: each score, stake and payout of a slot belongs to the strategy that sat there in its round. What belongs to no strategy is
/// left out; what is said of rounds and prices stays whole; stakes by day have no round, so there are none.
/// </summary>
/// <remarks>
/// A strategy that sat in several slots in one round has one score there: that of the first of them, by name, which has one, because the predictions are the same. Its
/// stakes and payouts are added up.
/// </remarks>
internal sealed class StrategyStore(ITournamentStore store, ModelRegistry registry) : IRevisionStore
{
    private readonly Dictionary<Tournament, SlotSeats> _seats = [];

    public IReadOnlyList<string> Models(Tournament tournament, DateTimeOffset asOf)
    {
        var known = store.Models(tournament, asOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Seats(tournament)
                .Strategies.Where(s => s.Value.Any(known.Contains))
                .Select(s => s.Key)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
    }

    public IReadOnlyList<Metric> Metrics(Tournament tournament, DateTimeOffset asOf) => store.Metrics(tournament, asOf);

    public IReadOnlyDictionary<int, RoundFacts> Rounds(Tournament tournament, DateTimeOffset asOf) =>
        store.Rounds(tournament, asOf);

    public IReadOnlyDictionary<int, IReadOnlyList<RoundScoreConfig>> Configurations(
        Tournament tournament,
        DateTimeOffset asOf
    ) => store.Configurations(tournament, asOf);

    public ScorePanel Scores(ScoreQuery query)
    {
        var seats = Seats(query.Tournament);
        var strategies = query.Models ?? Models(query.Tournament, query.AsOf);
        var slots = store.Scores(query with { Models = SlotsOf(query.Tournament, strategies, query.AsOf) });
        return new StrategyScores(seats, strategies, slots).Create();
    }

    public IEnumerable<(string Model, int Round)> Gaps(ScoreQuery query) =>
        Relabel(
                query,
                store.Gaps(query with { Models = Slots(query) }),
                g => (g.Model, g.Round),
                (g, strategy) => (strategy, g.Round)
            )
            .Distinct();

    public IReadOnlyList<InterimScore> InterimScores(ScoreQuery query) =>
        [
            .. Relabel(
                    query,
                    store.InterimScores(query with { Models = Slots(query) }),
                    s => (s.Model, s.Round),
                    (s, strategy) => s with { Model = strategy }
                )
                .Distinct(),
        ];

    public IEnumerable<int> ScoredRounds(Tournament tournament, int to, DateTimeOffset asOf) =>
        store.ScoredRounds(tournament, to, asOf);

    public IReadOnlyList<Position> Positions(PositionQuery query) =>
        [
            .. RelabelPositions(query, store.Positions)
                .GroupBy(p => (p.Model, p.Round))
                .Select(Together)
                .OrderBy(p => p.Model, StringComparer.OrdinalIgnoreCase)
                .ThenBy(p => p.Round),
        ];

    public IReadOnlyList<NmrPrice> Prices(string currency, DateTimeOffset asOf) => store.Prices(currency, asOf);

    public IReadOnlyList<string> Currencies(DateTimeOffset asOf) => store.Currencies(asOf);

    public IReadOnlyList<StakeDay> StakeDays(StakeDayQuery query) => [];

    public IReadOnlyList<ScoreRevision> ScoreRevisions(
        Tournament tournament,
        Metric metric,
        int from,
        DateTimeOffset asOf
    )
    {
        var seats = Seats(tournament);
        // Of a strategy in two slots the first one's way is its way.
        return
        [
            .. Revisions
                .ScoreRevisions(tournament, metric, from, asOf)
                .Select(r => (Slot: r.Model, Revision: r, Strategy: seats.Find(r.Model, r.Round)))
                .Where(r => r.Strategy is not null)
                .GroupBy(r => (r.Strategy, r.Revision.Round))
                .SelectMany(g =>
                    g.GroupBy(r => r.Slot).MinBy(s => s.Key, StringComparer.OrdinalIgnoreCase)!.Select(r => r)
                )
                .Select(r => r.Revision with { Model = r.Strategy! })
                .OrderBy(r => r.Model, StringComparer.OrdinalIgnoreCase)
                .ThenBy(r => r.Round)
                .ThenBy(r => r.Known.Time),
        ];
    }

    public IReadOnlyList<Position> PositionRevisions(PositionQuery query) =>
        [
            .. RelabelPositions(query, Revisions.PositionRevisions)
                .OrderBy(p => p.Model, StringComparer.OrdinalIgnoreCase)
                .ThenBy(p => p.Round)
                .ThenBy(p => p.Known.Time),
        ];

    public IImportBatch BeginImport(Tournament tournament) =>
        throw new NotSupportedException("Strategies are read only: scores belong to slots.");

    // The view that reads through it does not own the store.
    public void Dispose() { }

    private IRevisionStore Revisions =>
        store as IRevisionStore
        ?? throw new InvalidOperationException($"{store.GetType().Name} tells only the values in force.");

    private SlotSeats Seats(Tournament tournament)
    {
        if (!_seats.TryGetValue(tournament, out var seats))
            _seats[tournament] = seats = new SlotSeats(registry, tournament);
        return seats;
    }

    private IReadOnlyList<string> Slots(ScoreQuery query) =>
        SlotsOf(query.Tournament, query.Models ?? Models(query.Tournament, query.AsOf), query.AsOf);

    /// <summary>Slots of some strategies, as the store writes them.</summary>
    private IReadOnlyList<string> SlotsOf(Tournament tournament, IReadOnlyList<string> strategies, DateTimeOffset asOf)
    {
        var asked = Seats(tournament).SlotsOf(strategies);
        return [.. store.Models(tournament, asOf).Where(asked.Contains)];
    }

    private IEnumerable<Position> RelabelPositions(
        PositionQuery query,
        Func<PositionQuery, IReadOnlyList<Position>> read
    )
    {
        var strategies = query.Models ?? Models(query.Tournament, query.AsOf);
        var asked = strategies.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var seats = Seats(query.Tournament);
        foreach (var position in read(query with { Models = SlotsOf(query.Tournament, strategies, query.AsOf) }))
        {
            if (seats.Find(position.Model, position.Round) is { } strategy && asked.Contains(strategy))
                yield return position with
                {
                    Model = strategy,
                };
        }
    }

    private IEnumerable<T> Relabel<T>(
        ScoreQuery query,
        IEnumerable<T> rows,
        Func<T, (string Slot, int Round)> place,
        Func<T, string, T> with
    )
    {
        var asked = (query.Models ?? Models(query.Tournament, query.AsOf)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var seats = Seats(query.Tournament);
        foreach (var row in rows)
        {
            var (slot, round) = place(row);
            if (seats.Find(slot, round) is { } strategy && asked.Contains(strategy))
                yield return with(row, strategy);
        }
    }

    private static Position Together(IEnumerable<Position> slots)
    {
        var all = slots.ToList();
        if (all.Count == 1)
            return all[0];
        var multipliers = all.Select(p => p.Multipliers).Distinct().ToList();
        return all[0] with
        {
            AtRisk = Sum(all.Select(p => p.AtRisk)),
            Payout = Sum(all.Select(p => p.Payout)),
            Multipliers = multipliers.Count == 1 ? multipliers[0] : null,
            PayoutFactor = all.Select(p => p.PayoutFactor).FirstOrDefault(f => f is not null),
            IsFinal = all.All(p => p.IsFinal),
            Known = all.MaxBy(p => p.Known.Time)!.Known,
        };
    }

    /// <summary>What was not said is not zero; of what was said the sum.</summary>
    private static Nmr? Sum(IEnumerable<Nmr?> amounts)
    {
        Nmr? sum = null;
        foreach (var amount in amounts.OfType<Nmr>())
            sum = (sum ?? Nmr.Zero) + amount;
        return sum;
    }
}
