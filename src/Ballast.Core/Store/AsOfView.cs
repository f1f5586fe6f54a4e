using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Payouts;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>What is known of one tournament at one moment: made once for a question, and handed to everything that answers it.</summary>
/// <remarks>
/// Rules, rounds, dates, metrics, models and all positions of some models are read when they are first needed, and remembered. Scores are not: they are large, and
/// each question reads others. A view belongs to one question, so to one thread, and does not dispose of its store.
/// </remarks>
/// <param name="store">What is kept.</param>
/// <param name="tournament">The tournament of every read.</param>
/// <param name="asOf">The moment of every read: nothing that became known later takes part.</param>
/// <param name="timeline">The payout rules without what rounds say themselves; null for the shipped ones.</param>
public sealed class AsOfView(
    ITournamentStore store,
    Tournament tournament,
    DateTimeOffset asOf,
    PayoutTimeline? timeline = null
)
{
    private const int FirstRound = 1;
    private readonly Dictionary<string, IReadOnlyList<Position>> _positions = new(StringComparer.Ordinal);

    /// <summary>The tournament.</summary>
    public Tournament Tournament => tournament;

    /// <summary>The moment.</summary>
    public DateTimeOffset AsOf => asOf;

    /// <summary>The payout rules, whatever rounds say themselves.</summary>
    public PayoutTimeline Timeline { get; } = timeline ?? PayoutTimeline.Shipped;

    /// <summary>The rule of every round, with what rounds said themselves by then.</summary>
    public RoundRules Rules =>
        field ??= Whole?.Rules ?? new RoundRules(Timeline, Tournament, store.Configurations(Tournament, AsOf));

    /// <summary>What is recorded about each round; rounds without a record are left out.</summary>
    public IReadOnlyDictionary<int, RoundFacts> Rounds => field ??= Whole?.Rounds ?? store.Rounds(Tournament, AsOf);

    /// <summary>Names of all models, ordered without regard to case.</summary>
    public IReadOnlyList<string> Models => field ??= Whole?.Models ?? store.Models(Tournament, AsOf);

    /// <summary>Whether no model was known by this moment, and some became known later.</summary>
    public bool KnowsModelsLater => Models.Count == 0 && store.Models(Tournament, DateTimeOffset.MaxValue).Count > 0;

    /// <summary>Metrics with at least one score, ordered by name.</summary>
    public IReadOnlyList<Metric> Metrics => field ??= Whole?.Metrics ?? store.Metrics(Tournament, AsOf);

    /// <summary>Which metric carries a term of a rule.</summary>
    public TermMetrics Terms => field ??= new TermMetrics(Metrics);

    /// <summary>Whether the store keeps anything about accounts.</summary>
    public bool KeepsAccounts => store is IAccountStore;

    /// <summary>What Numerai had said of the own accounts by then, of this tournament and of wallets, which serve all.</summary>
    /// <exception cref="InvalidOperationException">The store keeps nothing about accounts.</exception>
    public AccountFacts AccountFacts =>
        field ??= (
            store as IAccountStore
            ?? throw new InvalidOperationException($"{store.GetType().Name} keeps nothing about accounts.")
        )
            .AccountFacts(AsOf)
            .Of(Tournament);

    /// <summary>The same without histories, for answers about many accounts; nothing where the store keeps nothing about accounts.</summary>
    public AccountFacts AccountStanding =>
        field ??= (store as IAccountStore)?.AccountStanding(AsOf).Of(Tournament) ?? AccountFacts.None;

    /// <summary>Accounts on paper that had been started by then, in the order in which they were.</summary>
    /// <exception cref="InvalidOperationException">The store keeps none.</exception>
    public IReadOnlyList<PaperAccount> PaperAccounts =>
        field ??= (
            store as IPaperStore
            ?? throw new InvalidOperationException($"{store.GetType().Name} keeps no accounts on paper.")
        ).PaperAccounts(Tournament, AsOf);

    /// <summary>The journal as it was by then, of all tournaments: its hashes go through all of it.</summary>
    /// <exception cref="InvalidOperationException">The store keeps none.</exception>
    public IReadOnlyList<JournalEntry> Journal =>
        field ??= (
            store as IJournalStore ?? throw new InvalidOperationException($"{store.GetType().Name} keeps no journal.")
        ).Journal(AsOf);

    /// <summary>Incidents and changes of the rules that somebody had looked at by then, by their keys; null where the store keeps no looks.</summary>
    public IReadOnlyDictionary<string, (string Who, DateTimeOffset At)>? LookedAt =>
        field ??= (store as IAlertStore)?.Acknowledged(AsOf);

    /// <summary>Incidents of all tournaments that had been found by then, the newest first; none where the store keeps none.</summary>
    public IReadOnlyList<KeptIncident> Incidents => field ??= (store as IAlertStore)?.Incidents(AsOf) ?? [];

    /// <summary>Deliveries of incidents found since a moment that had ended by then: sent, given up, or dropped.</summary>
    public IReadOnlyList<DeliveryRecord> IncidentDeliveries(DateTimeOffset since) =>
        [.. ((store as IAlertOutbox)?.Deliveries(since) ?? []).Where(r => r.EndedAt <= AsOf)];

    /// <summary>Every change of the registry that had been made by then, in order; none where the store keeps no registry.</summary>
    public IReadOnlyList<RegistryRevision> RegistryRevisions =>
        field ??= (store as IRegistryStore)?.RegistryRevisions(AsOf) ?? [];

    /// <summary>Who is who, as it was registered by then.</summary>
    public ModelRegistry Registry
    {
        get => field ??= RegistryRevision.Replay(RegistryRevisions);
        private init;
    }

    /// <summary>Whether its models are strategies, not slots of Numerai.</summary>
    public bool IsByStrategy { get; private init; }

    /// <summary>The same moment with strategies in place of slots: every score, stake and payout belongs to what sat in its slot in its round.</summary>
    public AsOfView ByStrategy() =>
        IsByStrategy
            ? this
            : new AsOfView(new StrategyStore(store, Registry), Tournament, AsOf, Timeline)
            {
                Registry = Registry,
                IsByStrategy = true,
            };

    /// <summary>Whether the store keeps submissions.</summary>
    public bool KeepsSubmissions => store is ISubmissionStore;

    /// <summary>
    /// Models that a sync keeps up to date; none where the store knows of no sync. When each was last synced is not kept as of a moment: where that was after this
    /// one, it is not known.
    /// </summary>
    internal IReadOnlyList<TrackedModel> Tracked =>
        field ??= [
            .. ((store as ISyncStore)?.Tracked(Tournament) ?? []).Select(m =>
                m.SyncedAt > AsOf ? m with { SyncedAt = null, SettledTo = null } : m
            ),
        ];

    /// <summary>What is kept of submissions of some rounds that had been sent by then, in the order in which they were.</summary>
    /// <param name="from">First round; from 1 on those without a round are among them.</param>
    /// <param name="to">Last round.</param>
    /// <exception cref="InvalidOperationException">The store keeps none.</exception>
    public IReadOnlyList<KeptSubmission> KeptSubmissions(int from = FirstRound, int to = int.MaxValue) =>
        (
            store as ISubmissionStore
            ?? throw new InvalidOperationException($"{store.GetType().Name} keeps no submissions.")
        ).KeptSubmissions(Tournament, AsOf, from, to);

    /// <summary>When rounds opened, closed and resolved.</summary>
    internal RoundDates Dates => field ??= new RoundDates(Rules, Rounds);

    /// <summary>What is known of a round; without a record its number alone.</summary>
    public RoundFacts FactsOf(int round) =>
        Rounds.GetValueOrDefault(round) ?? new RoundFacts { Tournament = Tournament, Number = round };

    /// <summary>A question for scores of this tournament at this moment.</summary>
    /// <param name="models">Names as kept in the store; null means all.</param>
    /// <param name="metrics">At least one.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    public ScoreQuery Query(
        IReadOnlyList<string>? models,
        IReadOnlyList<Metric> metrics,
        int from = FirstRound,
        int to = RoundCalendar.LargestRound
    ) => new(Tournament, models, metrics, from, to, AsOf);

    /// <summary>Scores; NaN for missing.</summary>
    public ScorePanel Scores(ScoreQuery query) => store.Scores(Own(query));

    /// <inheritdoc cref="ITournamentStore.Gaps"/>
    public IEnumerable<(string Model, int Round)> Gaps(ScoreQuery query) => store.Gaps(Own(query));

    /// <inheritdoc cref="ITournamentStore.InterimScores"/>
    public IReadOnlyList<InterimScore> InterimScores(ScoreQuery query) => store.InterimScores(Own(query));

    /// <inheritdoc cref="ITournamentStore.RoundsWithInterimScores"/>
    public IReadOnlyList<int> RoundsWithInterimScores(ScoreQuery query) => store.RoundsWithInterimScores(Own(query));

    /// <summary>Rounds up to a bound in which any model had a score, newest first.</summary>
    public IEnumerable<int> ScoredRounds(int to = RoundCalendar.LargestRound) =>
        store.ScoredRounds(Tournament, to, AsOf);

    /// <summary>All stakes and payouts of some models, ordered by model and round; read once for the same models.</summary>
    /// <param name="models">Names as kept in the store; null means all.</param>
    public IReadOnlyList<Position> Positions(IReadOnlyList<string>? models)
    {
        // No name holds a line break, and the order of the names does not change what is read.
        var key = models is null ? "\n" : string.Join('\n', models.Distinct().Order(StringComparer.Ordinal));
        if (!_positions.TryGetValue(key, out var known))
            _positions[key] = known = store.Positions(Range(models, FirstRound, RoundCalendar.LargestRound));
        return known;
    }

    /// <summary>Stakes and payouts of some rounds, ordered by model and round.</summary>
    /// <param name="models">Names as kept in the store; null means all.</param>
    /// <param name="from">First round.</param>
    /// <param name="to">Last round.</param>
    public IReadOnlyList<Position> Positions(IReadOnlyList<string>? models, int from, int to) =>
        from <= FirstRound && to >= RoundCalendar.LargestRound
            ? Positions(models)
            : store.Positions(Range(models, from, to));

    /// <summary>Amounts of stakes and payouts from a round on, each model's together and by round.</summary>
    /// <param name="from">First round.</param>
    /// <param name="models">Names as kept in the store; null means all.</param>
    public IReadOnlyList<PositionAmounts> PositionAmounts(int from, IReadOnlyList<string>? models = null) =>
        store.PositionAmounts(Range(models, from, RoundCalendar.LargestRound));

    /// <inheritdoc cref="ITournamentStore.NewestScoredRounds"/>
    public IReadOnlyDictionary<string, int> NewestScoredRounds(ScoreQuery query) =>
        store.NewestScoredRounds(Own(query));

    /// <summary>Closing prices of NMR, one a day, ascending.</summary>
    /// <param name="currency">For example <c>usd</c>, in any case.</param>
    public IReadOnlyList<NmrPrice> Prices(string currency) => store.Prices(currency, AsOf);

    /// <summary>Currencies with a price, in lower case and in order.</summary>
    public IReadOnlyList<string> Currencies => field ??= store.Currencies(AsOf);

    /// <summary>What was reported about stakes day by day, ordered by model and day.</summary>
    /// <param name="models">Names, in any case; null means all.</param>
    public IReadOnlyList<StakeDay> StakeDays(IReadOnlyList<string>? models) =>
        store.StakeDays(new StakeDayQuery(Tournament, models, AsOf));

    /// <inheritdoc cref="IRevisionStore.ScoreRevisions"/>
    /// <exception cref="InvalidOperationException">The store keeps no earlier revisions.</exception>
    public IReadOnlyList<ScoreRevision> ScoreRevisions(Metric metric, int from = FirstRound) =>
        Revisions.ScoreRevisions(Tournament, metric, from, AsOf);

    /// <summary>Every report about stakes and payouts as it came, ordered by model, round and moment.</summary>
    /// <exception cref="InvalidOperationException">The store keeps no earlier revisions.</exception>
    public IReadOnlyList<Position> PositionRevisions() =>
        Revisions.PositionRevisions(Range(null, FirstRound, RoundCalendar.LargestRound));

    /// <summary>The same moment, read through another store that stands before this one.</summary>
    internal AsOfView Through(Func<ITournamentStore, ITournamentStore> before) =>
        new(before(store), Tournament, AsOf, Timeline) { Registry = Registry, IsByStrategy = IsByStrategy };

    /// <summary>The same moment, as if the store had begun with a round.</summary>
    internal AsOfView FromRound(int first) =>
        new(new StoreFromRound(store, first), Tournament, AsOf, Timeline)
        {
            Registry = Registry,
            IsByStrategy = IsByStrategy,
            Whole = this,
        };

    /// <summary>The view that this one is a part of: what is said of rounds and models is the same there, and is not read again.</summary>
    private AsOfView? Whole { get; init; }

    /// <summary>The same store at an earlier moment, or at this one. Who is who stays as this view knows it: a slot's rounds do not change hands by looking back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment is later: nothing of that may be known here.</exception>
    internal AsOfView At(DateTimeOffset earlier)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, AsOf);
        return earlier == AsOf
            ? this
            : new AsOfView(store, Tournament, earlier, Timeline) { Registry = Registry, IsByStrategy = IsByStrategy };
    }

    /// <summary>The same moment of the same store in another tournament: what an owner has does not end at one.</summary>
    internal AsOfView In(Tournament other) =>
        other == Tournament
            ? this
            : new(store, other, AsOf, Timeline) { Registry = Registry, IsByStrategy = IsByStrategy };

    /// <summary>What Numerai had said of the own accounts by a moment, all tournaments together; nothing where the store keeps nothing about accounts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment is after the view's.</exception>
    internal AccountFacts AccountFactsAt(DateTimeOffset moment)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(moment, AsOf);
        return (store as IAccountStore)?.AccountFacts(moment) ?? AccountFacts.None;
    }

    /// <summary>When a part of an account was last reported, where that was not after the view's moment.</summary>
    internal DateTimeOffset? LastReported(string account, AccountPart part) =>
        store is IAccountStore kept && kept.LastReported(account).TryGetValue(part, out var at) && at <= AsOf
            ? at
            : null;

    /// <summary>Predictions that were kept; those that were made later take no part.</summary>
    /// <exception cref="InvalidOperationException">The store keeps none.</exception>
    internal IPredictionStore Predictions =>
        store as IPredictionStore
        ?? throw new InvalidOperationException($"{store.GetType().Name} keeps no predictions.");

    private IRevisionStore Revisions =>
        store as IRevisionStore
        ?? throw new InvalidOperationException(
            $"{store.GetType().Name} tells only the values in force: this question needs an {nameof(IRevisionStore)}."
        );

    private PositionQuery Range(IReadOnlyList<string>? models, int from, int to) =>
        new(Tournament, models, from, to, AsOf);

    /// <summary>A query of another view would be answered as of another moment.</summary>
    private ScoreQuery Own(ScoreQuery query) =>
        query.Tournament == Tournament && query.AsOf == AsOf
            ? query
            : throw new ArgumentException("The query is about another tournament or moment.", nameof(query));
}
