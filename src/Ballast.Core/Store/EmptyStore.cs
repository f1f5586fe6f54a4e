using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Payouts;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>A store in which nothing is kept, for questions that can be answered without one.</summary>
public sealed class EmptyStore
    : ITournamentStore,
        IAccountStore,
        IPaperStore,
        IJournalStore,
        ISubmissionStore,
        IRegistryStore
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Models(Tournament tournament, DateTimeOffset asOf) => [];

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics(Tournament tournament, DateTimeOffset asOf) => [];

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, RoundFacts> Rounds(Tournament tournament, DateTimeOffset asOf) =>
        new Dictionary<int, RoundFacts>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, IReadOnlyList<RoundScoreConfig>> Configurations(
        Tournament tournament,
        DateTimeOffset asOf
    ) => new Dictionary<int, IReadOnlyList<RoundScoreConfig>>();

    /// <inheritdoc/>
    public ScorePanel Scores(ScoreQuery query) => throw new InvalidOperationException("There is no score to ask for.");

    /// <inheritdoc/>
    public IEnumerable<(string Model, int Round)> Gaps(ScoreQuery query) => [];

    /// <inheritdoc/>
    public IReadOnlyList<InterimScore> InterimScores(ScoreQuery query) => [];

    /// <inheritdoc/>
    public IEnumerable<int> ScoredRounds(Tournament tournament, int to, DateTimeOffset asOf) => [];

    /// <inheritdoc/>
    public IReadOnlyList<Position> Positions(PositionQuery query) => [];

    /// <inheritdoc/>
    public IReadOnlyList<NmrPrice> Prices(string currency, DateTimeOffset asOf) => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Currencies(DateTimeOffset asOf) => [];

    /// <inheritdoc/>
    public IReadOnlyList<StakeDay> StakeDays(StakeDayQuery query) => [];

    /// <inheritdoc/>
    public AccountFacts AccountFacts(DateTimeOffset asOf) => Ledger.Accounts.AccountFacts.None;

    /// <inheritdoc/>
    public IReadOnlyDictionary<AccountPart, DateTimeOffset> LastReported(string account) =>
        new Dictionary<AccountPart, DateTimeOffset>();

    /// <inheritdoc/>
    public AccountCounts KeepAccount(AccountReport report, ImportSource source) =>
        throw new InvalidOperationException("Nothing can be kept here.");

    /// <inheritdoc/>
    public IReadOnlyList<PaperAccount> PaperAccounts(Tournament tournament, DateTimeOffset asOf) => [];

    /// <inheritdoc/>
    public bool StartPaper(PaperAccount account, string version, Prediction prediction) =>
        throw new InvalidOperationException("Nothing can be kept here.");

    /// <inheritdoc/>
    public bool StopPaper(Tournament tournament, string name, DateTimeOffset at, string version) =>
        throw new InvalidOperationException("Nothing can be kept here.");

    /// <inheritdoc/>
    public IReadOnlyList<KeptSubmission> KeptSubmissions(
        Tournament tournament,
        DateTimeOffset asOf,
        int from = 1,
        int to = int.MaxValue
    ) => [];

    /// <inheritdoc/>
    public IReadOnlyList<RegistryRevision> RegistryRevisions(DateTimeOffset asOf) => [];

    /// <inheritdoc/>
    public bool KeepRegistry(IReadOnlyList<RegistryRevision> revisions, long after) =>
        throw new InvalidOperationException("Nothing can be kept here.");

    /// <inheritdoc/>
    public void KeepSubmission(KeptSubmission submission) =>
        throw new InvalidOperationException("Nothing can be kept here.");

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> Journal(DateTimeOffset asOf) => [];

    /// <inheritdoc/>
    public string? DurabilityDoubt => "There is no store.";

    /// <inheritdoc/>
    public JournalEntry? Append(JournalDraft draft, long after) =>
        throw new InvalidOperationException("Nothing can be kept here.");

    /// <inheritdoc/>
    public IImportBatch BeginImport(Tournament tournament) =>
        throw new InvalidOperationException("Nothing can be kept here.");

    /// <inheritdoc/>
    public void Dispose() { }
}
