using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;
using Ballast.Storage.Engines.Sqlite;
using Ballast.Storage.Panels;
using Ballast.Storage.Stores;

namespace Ballast.Storage;

/// <summary>What is kept about the tournaments, in one SQLite file or in a PostgreSQL database.</summary>
public sealed partial class TournamentStore
    : ISyncStore,
        IRevisionStore,
        IPredictionStore,
        IPaperStore,
        IJournalStore,
        ISubmissionStore,
        IRegistryStore,
        ILeaseStore,
        IImportStore,
        ISessionStore,
        IAlertStore,
        IAlertOutbox
{
    // Few rows each: a stamp is asked for at every page.
    private static readonly string[] WhatChanges =
    [
        "SELECT coalesce(max(id), 0) FROM source",
        "SELECT coalesce(max(synced_at), 0) FROM tracked_model",
        "SELECT count(*) FROM tracked_model",
        "SELECT coalesce(max(id), 0) FROM claim",
        "SELECT coalesce(max(id), 0) FROM paper_event",
        "SELECT coalesce(max(id), 0) FROM journal_entry",
        "SELECT coalesce(max(id), 0) FROM submission",
        "SELECT coalesce(max(id), 0) FROM registry_revision",
        "SELECT coalesce(max(id), 0) FROM incident",
        "SELECT coalesce(max(id), 0) FROM incident_look",
        "SELECT count(*) FROM incident_delivery WHERE state IN ('sent', 'failed')",
        "SELECT count(*) FROM file_import WHERE undone_at IS NOT NULL",
    ];

    private static readonly string StampSql =
        "SELECT " + string.Join(" || ' ' || ", WhatChanges.Select(sql => $"CAST(({sql}) AS TEXT)"));

    private readonly Engine _engine;
    private readonly DbConnection _connection;
    private readonly Dictionary<Tournament, SourceStamps> _stamps = [];
    private CancellationToken _cancellation;

    private TournamentStore(Engine engine, DbConnection connection) => (_engine, _connection) = (engine, connection);

    /// <summary>Opens the store, making or upgrading it where needed.</summary>
    /// <param name="location">A file, or <c>postgres://user:password@host:port/database</c>.</param>
    /// <exception cref="StoreException">It cannot be opened, or a newer program wrote it.</exception>
    public static TournamentStore Open(string location) => OpenUntil(location, CancellationToken.None);

    /// <summary>The same, for as long as somebody wants the answer.</summary>
    /// <param name="location">A file, or <c>postgres://user:password@host:port/database</c>.</param>
    /// <param name="cancellation">Ends a question in the middle, also while the database works on it.</param>
    /// <param name="panels">A folder with panels of resolved rounds, from which their scores are read; null for none.</param>
    /// <exception cref="StoreException">It cannot be opened, or a newer program wrote it.</exception>
    public static TournamentStore OpenUntil(string location, CancellationToken cancellation, string? panels = null)
    {
        var engine = Engine.Of(location);
        return new TournamentStore(engine, StoreConnection.Open(engine))
        {
            _cancellation = cancellation,
            _panels = panels is null ? null : new PanelScores(panels, cancellation),
        };
    }

    /// <summary>Refuses a folder of panels that is not there: whoever answers for long says so at the start, and not at each question.</summary>
    /// <param name="panels">The folder; null for none.</param>
    /// <exception cref="StoreException">There is no such folder.</exception>
    public static void RequirePanels(string? panels)
    {
        if (panels is not null)
            PanelScores.RequireFolder(panels);
    }

    /// <summary>Whether a store is there. Makes nothing.</summary>
    /// <exception cref="StoreException">A server's database cannot be reached.</exception>
    public static bool Exists(string location) => Engine.Of(location).Exists();

    /// <summary>How the store of a location is. Nothing is made or upgraded, and nothing is thrown.</summary>
    /// <param name="location">Where the store is.</param>
    /// <param name="countsRows">Whether rows are counted, which takes a while in a large store.</param>
    public static StoreHealth Health(string location, bool countsRows = true)
    {
        // A server that does not answer may well hold one.
        var isThere = true;
        try
        {
            var engine = Engine.Of(location);
            isThere = engine.Exists();
            if (!isThere)
                return StoreHealth.Without(isThere: false);
            using var connection = engine.Connect();
            return HealthReader.Read(connection, countsRows);
        }
        catch (Exception e) when (e is DbException or StoreException or SocketException or TimeoutException)
        {
            return StoreHealth.Without(isThere);
        }
    }

    /// <summary>
    /// A text that changes whenever what is kept does: with every source that brought something and every sync, prediction, start or stop of an account on paper, entry of the journal, and incident that is found, sent or looked at. Leases do not change it.
    /// </summary>
    /// <returns>Null where there is no store or it cannot be read.</returns>
    public static string? Stamp(string location)
    {
        try
        {
            var engine = Engine.Of(location);
            // On a server the question itself finds out whether the tables are there: it is asked at every page.
            if (!StoreLocation.IsServer(location) && !engine.Exists())
                return null;
            using var connection = engine.Connect();
            return Query.Texts(connection, StampSql)[0];
        }
        catch (Exception e) when (e is DbException or StoreException or SocketException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Names of stored models, for whoever only wants to know what there is. Nothing is made or upgraded, and nothing is thrown.</summary>
    /// <param name="location">Where the store is.</param>
    /// <param name="tournament">Of which tournament.</param>
    /// <returns>None where there is no store or it cannot be read.</returns>
    public static IReadOnlyList<string> ModelNames(string location, Tournament tournament)
    {
        try
        {
            var engine = Engine.Of(location);
            if (!StoreLocation.IsServer(location) && !engine.Exists())
                return [];
            using var connection = engine.Connect();
            return Query.Texts(
                connection,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SELECT name FROM model WHERE tournament = {(int)tournament} ORDER BY name_key"
                )
            );
        }
        catch (Exception e) when (e is DbException or StoreException or SocketException or TimeoutException)
        {
            return [];
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Models(Tournament tournament, DateTimeOffset asOf) =>
        Reading(c =>
            ModelTable
                .Read(c, tournament, asOf)
                .Values.Select(m => m.Name)
                .Order(StringComparer.OrdinalIgnoreCase)
                .ToList()
        );

    /// <inheritdoc />
    public IReadOnlyList<Metric> Metrics(Tournament tournament, DateTimeOffset asOf) =>
        Reading(c => MetricTable.Stored(c, tournament, asOf));

    /// <inheritdoc />
    public IReadOnlyDictionary<int, RoundFacts> Rounds(Tournament tournament, DateTimeOffset asOf) =>
        Reading(c => RoundReader.Read(c, tournament, asOf));

    /// <inheritdoc />
    public IReadOnlyDictionary<int, IReadOnlyList<RoundScoreConfig>> Configurations(
        Tournament tournament,
        DateTimeOffset asOf
    ) => Reading(c => ConfigurationTable.Read(c, tournament, asOf));

    /// <inheritdoc />
    public IEnumerable<int> ScoredRounds(Tournament tournament, int to, DateTimeOffset asOf) =>
        Reading(c => GapReader.ScoredRounds(c, tournament, to, asOf));

    /// <inheritdoc />
    public IReadOnlyList<Position> Positions(PositionQuery query) => Reading(c => PositionReader.Read(c, query));

    /// <inheritdoc />
    public IReadOnlyList<PositionAmounts> PositionAmounts(PositionQuery query) =>
        Reading(c => PositionAmountReader.Read(c, query));

    /// <inheritdoc />
    public IReadOnlyList<string> Currencies(DateTimeOffset asOf) => Reading(c => DailyReader.Currencies(c, asOf));

    /// <inheritdoc />
    public IReadOnlyList<NmrPrice> Prices(string currency, DateTimeOffset asOf) =>
        Reading(c => DailyReader.Prices(c, currency, asOf));

    /// <inheritdoc />
    public IReadOnlyList<StakeDay> StakeDays(StakeDayQuery query) => Reading(c => DailyReader.StakeDays(c, query));

    /// <inheritdoc />
    public IReadOnlyList<Position> PositionRevisions(PositionQuery query) =>
        Reading(c => PositionReader.Revisions(c, query));

    /// <inheritdoc />
    public IReadOnlyList<TrackedModel> Tracked(Tournament tournament) =>
        Reading(c => TrackingTable.Models(c, tournament));

    /// <inheritdoc />
    public void Track(IReadOnlyList<TrackedModel> models) =>
        Reading(c =>
        {
            TrackingTable.Keep(_engine, c, models);
            return true;
        });

    /// <inheritdoc />
    public IReadOnlyDictionary<(int Round, Metric Metric), int> PathEnds(
        Tournament tournament,
        string model,
        int from
    ) => Reading(c => TrackingTable.PathEnds(c, tournament, model, from));

    /// <inheritdoc />
    public IReadOnlyList<AccountNote> Accounts() => Reading(TrackingTable.Accounts);

    /// <inheritdoc />
    public void NoteAccount(AccountNote account) =>
        Reading(c =>
        {
            TrackingTable.Keep(c, account);
            return true;
        });

    /// <inheritdoc />
    public string Stamp(Tournament tournament, DateTimeOffset asOf)
    {
        // Read once a tournament: a track record asks for hundreds of moments, and what came in meanwhile is for the next question.
        if (!_stamps.TryGetValue(tournament, out var stamps))
            _stamps[tournament] = stamps = Reading(c => new SourceStamps(c, tournament));
        return stamps.At(asOf);
    }

    /// <inheritdoc />
    public bool Keep(Prediction prediction) => Reading(c => PredictionTable.Keep(_engine, c, prediction));

    /// <inheritdoc />
    public IReadOnlyList<Prediction> Predictions(Tournament tournament, DateTimeOffset asOf) =>
        Reading(c => PredictionTable.Read(c, tournament, asOf));

    /// <inheritdoc />
    public IReadOnlyList<PaperAccount> PaperAccounts(Tournament tournament, DateTimeOffset asOf) =>
        Reading(c => PaperTable.Read(c, tournament, asOf));

    /// <inheritdoc />
    public bool StartPaper(PaperAccount account, string version, Prediction prediction) =>
        Reading(c => PaperTable.Start(_engine, c, account, version, prediction));

    /// <inheritdoc />
    public bool StopPaper(Tournament tournament, string name, DateTimeOffset at, string version) =>
        Reading(c => PaperTable.Stop(_engine, c, tournament, name, at, version));

    /// <inheritdoc />
    public void Dispose()
    {
        _panels?.Dispose();
        _connection.Dispose();
    }

    /// <summary>Keeps the store from growing beyond so many pages, to see what a full disk does.</summary>
    internal void LimitPages(int pages) => SqliteEngine.LimitPages(_connection, pages);

    private T Reading<T>(Func<DbConnection, T> read)
    {
        _cancellation.ThrowIfCancellationRequested();
        using var onCancel = Interruption.On(_engine, _connection, _cancellation);
        try
        {
            // A server that was restarted, or a network that was gone: the next question is asked on a new connection.
            if (_connection.State != ConnectionState.Open)
            {
                _connection.Close();
                _connection.Open();
            }
            return read(_connection);
        }
        catch (Exception e) when (e is DbException or SocketException or TimeoutException)
        {
            _cancellation.ThrowIfCancellationRequested();
            throw _engine.InWords(e);
        }
    }
}
