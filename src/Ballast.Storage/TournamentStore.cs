using System.Data.Common;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;
using Ballast.Storage.Engines;
using Ballast.Storage.Stores;

namespace Ballast.Storage;

/// <summary>What is kept about the tournaments, in one SQLite file.</summary>
public sealed class TournamentStore : ISyncStore, IRevisionStore
{
    private readonly DbConnection _connection;
    private readonly string _path;

    private TournamentStore(DbConnection connection, string path) => (_connection, _path) = (connection, path);

    /// <summary>Opens the store, making or upgrading it where needed.</summary>
    /// <exception cref="StoreException">It cannot be opened, or a newer program wrote it.</exception>
    public static TournamentStore Open(string path)
    {
        var connection = SqliteEngine.Open(path, create: true);
        try
        {
            Migrations.Apply(connection, "Sqlite", path);
            return new TournamentStore(connection, path);
        }
        catch (DbException e)
        {
            connection.Dispose();
            throw SqliteEngine.InWords(e, path);
        }
        catch (StoreException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>How the store of a path is. Nothing is made or upgraded, and nothing is thrown.</summary>
    public static StoreHealth Health(string path)
    {
        if (!File.Exists(path))
            return StoreHealth.Without(isThere: false);
        try
        {
            using var connection = SqliteEngine.Open(path, create: false);
            return HealthReader.Read(connection);
        }
        catch (Exception e) when (e is DbException or StoreException)
        {
            return StoreHealth.Without(isThere: true);
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
    public ScorePanel Scores(ScoreQuery query) => Reading(c => ScoreReader.Read(c, query));

    /// <inheritdoc />
    public IEnumerable<(string Model, int Round)> Gaps(ScoreQuery query) => Reading(c => GapReader.Gaps(c, query));

    /// <inheritdoc />
    public IReadOnlyList<int> RoundsWithInterimScores(ScoreQuery query) =>
        Reading(c => GapReader.InterimRounds(c, query));

    /// <inheritdoc />
    public IEnumerable<int> ScoredRounds(Tournament tournament, int to, DateTimeOffset asOf) =>
        Reading(c => GapReader.ScoredRounds(c, tournament, to, asOf));

    /// <inheritdoc />
    public IReadOnlyList<Position> Positions(PositionQuery query) => Reading(c => PositionReader.Read(c, query));

    /// <inheritdoc />
    public IReadOnlyList<NmrPrice> Prices(string currency, DateTimeOffset asOf) =>
        Reading(c => DailyReader.Prices(c, currency, asOf));

    /// <inheritdoc />
    public IReadOnlyList<StakeDay> StakeDays(StakeDayQuery query) => Reading(c => DailyReader.StakeDays(c, query));

    /// <inheritdoc />
    public IReadOnlyList<ScoreRevision> ScoreRevisions(
        Tournament tournament,
        Metric metric,
        int from,
        DateTimeOffset asOf
    ) => Reading(c => ScoreRevisionReader.Read(c, tournament, metric, from, asOf));

    /// <inheritdoc />
    public IReadOnlyList<Position> PositionRevisions(PositionQuery query) =>
        Reading(c => PositionReader.Revisions(c, query));

    /// <inheritdoc />
    public IImportBatch BeginImport(Tournament tournament) => Reading(c => new ImportBatch(c, tournament, _path));

    /// <inheritdoc />
    public IReadOnlyList<TrackedModel> Tracked(Tournament tournament) =>
        Reading(c => TrackingTable.Models(c, tournament));

    /// <inheritdoc />
    public void Track(IReadOnlyList<TrackedModel> models) =>
        Reading(c =>
        {
            TrackingTable.Keep(c, models);
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
    public void Dispose() => _connection.Dispose();

    /// <summary>Keeps the store from growing beyond so many pages, to see what a full disk does.</summary>
    internal void LimitPages(int pages) => SqliteEngine.LimitPages(_connection, pages);

    private T Reading<T>(Func<DbConnection, T> read)
    {
        try
        {
            return read(_connection);
        }
        catch (DbException e)
        {
            throw SqliteEngine.InWords(e, _path);
        }
    }
}
