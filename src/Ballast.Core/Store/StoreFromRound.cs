using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>A store as if it had begun with a round: earlier scores, stakes and payouts are not read. What is said of rounds, accounts, prices and stakes by day stays whole.</summary>
/// <remarks>For questions that stand on the newest rounds alone, in stores that hold years of many models.</remarks>
internal sealed class StoreFromRound(ITournamentStore store, int first) : ITournamentStore, IAccountStore
{
    public IReadOnlyList<string> Models(Tournament tournament, DateTimeOffset asOf) => store.Models(tournament, asOf);

    public IReadOnlyList<Metric> Metrics(Tournament tournament, DateTimeOffset asOf) => store.Metrics(tournament, asOf);

    public IReadOnlyDictionary<int, RoundFacts> Rounds(Tournament tournament, DateTimeOffset asOf) =>
        store.Rounds(tournament, asOf);

    public IReadOnlyDictionary<int, IReadOnlyList<RoundScoreConfig>> Configurations(
        Tournament tournament,
        DateTimeOffset asOf
    ) => store.Configurations(tournament, asOf);

    public ScorePanel Scores(ScoreQuery query) => store.Scores(Later(query));

    public IEnumerable<(string Model, int Round)> Gaps(ScoreQuery query) => store.Gaps(Later(query));

    public IReadOnlyList<InterimScore> InterimScores(ScoreQuery query) => store.InterimScores(Later(query));

    public IEnumerable<int> ScoredRounds(Tournament tournament, int to, DateTimeOffset asOf) =>
        store.ScoredRounds(tournament, to, asOf).TakeWhile(round => round >= first);

    public IReadOnlyList<Position> Positions(PositionQuery query) =>
        store.Positions(query with { From = Math.Max(query.From, first) });

    public IReadOnlyList<NmrPrice> Prices(string currency, DateTimeOffset asOf) => store.Prices(currency, asOf);

    public IReadOnlyList<string> Currencies(DateTimeOffset asOf) => store.Currencies(asOf);

    public IReadOnlyList<StakeDay> StakeDays(StakeDayQuery query) => store.StakeDays(query);

    public AccountFacts AccountFacts(DateTimeOffset asOf) =>
        (store as IAccountStore)?.AccountFacts(asOf) ?? Ballast.Core.Ledger.Accounts.AccountFacts.None;

    public AccountFacts AccountStanding(DateTimeOffset asOf) =>
        (store as IAccountStore)?.AccountStanding(asOf) ?? Ballast.Core.Ledger.Accounts.AccountFacts.None;

    public IReadOnlyDictionary<AccountPart, DateTimeOffset> LastReported(string account) =>
        (store as IAccountStore)?.LastReported(account) ?? new Dictionary<AccountPart, DateTimeOffset>();

    public AccountCounts KeepAccount(AccountReport report, ImportSource source) =>
        throw new NotSupportedException("A part of a store is read only.");

    public IImportBatch BeginImport(Tournament tournament) =>
        throw new NotSupportedException("A part of a store is read only.");

    // The view that reads through it does not own the store.
    public void Dispose() { }

    private ScoreQuery Later(ScoreQuery query) => query with { From = Math.Max(query.From, first) };
}
