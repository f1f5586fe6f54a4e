using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Ballast.Storage.Engines.Sqlite;

/// <summary>A store in one SQLite file.</summary>
internal sealed class SqliteEngine(string path) : Engine
{
    /// <summary>The time of the statement, Unix milliseconds.</summary>
    public const string Clock = "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)";

    // Whole, so that none of SQLite's own names can be meant.
    private readonly string _file = Path.GetFullPath(path);

    public override string Name => "sqlite";

    public override string MigrationFolder => "Sqlite";

    public override string Display => path;

    public override string Now => Clock;

    public override string InScript(string word, string content) => SqliteDialect.Translate(word, content);

    public override bool Exists() => Path.Exists(_file);

    public override DbConnection Connect()
    {
        Prepare();
        // Without pooling the file is free as soon as the store is closed.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = _file, Pooling = false }.ToString()
        );
        try
        {
            connection.Open();
            // WAL lets others read while one writes; NORMAL is safe against a killed process.
            Query.Execute(connection, $"PRAGMA busy_timeout = {UsualPatience}");
            Query.Execute(connection, "PRAGMA journal_mode = WAL");
            Query.Execute(connection, "PRAGMA synchronous = NORMAL");
            Query.Execute(connection, "PRAGMA foreign_keys = ON");
            Query.Execute(connection, "PRAGMA temp_store = MEMORY");
            // Several ask at once in a server, each with a cache of its own, in KiB.
            Query.Execute(connection, "PRAGMA cache_size = -16384");
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw InWords(e);
        }
    }

    // Immediate: the lock is taken now and not at the first write.
    public override DbTransaction BeginWrite(DbConnection connection, int patience = UsualPatience)
    {
        var sqlite = (SqliteConnection)connection;
        // A wide table writes all over the tree; with the usual 2 MB its pages go to the log and back again and again.
        Query.Execute(connection, "PRAGMA cache_size = -131072");
        if (patience >= UsualPatience)
            return sqlite.BeginTransaction(deferred: false);
        // The driver tries again for whole seconds on top of what SQLite itself waits.
        var usual = sqlite.DefaultTimeout;
        sqlite.DefaultTimeout = 1;
        Query.Execute(connection, $"PRAGMA busy_timeout = {patience}");
        DbTransaction? transaction = null;
        try
        {
            transaction = sqlite.BeginTransaction(deferred: false);
            return transaction;
        }
        finally
        {
            sqlite.DefaultTimeout = usual;
            Query.Execute(connection, $"PRAGMA busy_timeout = {UsualPatience}", transaction);
        }
    }

    // In WAL mode NORMAL leaves the log to the system's cache at a commit; FULL waits for the disk (https://www.sqlite.org/pragma.html#pragma_synchronous).
    public override void WriteDurably(DbConnection connection, Func<DbTransaction, bool> write)
    {
        const int Full = 2;
        Query.Execute(connection, "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON");
        try
        {
            using var transaction = BeginWrite(connection);
            if (Query.Number(connection, "PRAGMA synchronous") < Full)
                throw new StoreException($"The store {path} does not wait for the disk; nothing was written.");
            if (write(transaction))
                transaction.Commit();
        }
        finally
        {
            Query.Execute(connection, "PRAGMA synchronous = NORMAL; PRAGMA fullfsync = OFF");
        }
    }

    public override DbTransaction BeginSnapshot(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public override void Interrupt(DbConnection connection, DbCommand? command)
    {
        if (((SqliteConnection)connection).Handle is { IsInvalid: false, IsClosed: false } handle)
            SQLitePCL.raw.sqlite3_interrupt(handle);
    }

    // A sample is enough, so that it takes no time in a large store.
    protected override string AnalyzeSql(DbConnection connection) => "PRAGMA analysis_limit = 1000; ANALYZE";

    public override void ExpectLongSort(DbConnection connection) =>
        Query.Execute(connection, "PRAGMA temp_store = FILE");

    public override Inserter Inserter(DbConnection connection, DbTransaction transaction, Rows rows) =>
        new SqliteInserter((SqliteConnection)connection, rows);

    public override IScoreRows? ScoreRows(DbConnection connection, bool areWhole) =>
        (areWhole ? (IScoreRows?)ScorePages.Open((SqliteConnection)connection, _file) : null)
        ?? new ScoreStatement((SqliteConnection)connection);

    public override bool HasTable(DbConnection connection, string table) =>
        Query.Number(connection, $"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '{table}'") > 0;

    public override IReadOnlyList<TableShape> Tables(DbConnection connection) =>
        TableShape.InOrder(
            Query
                .Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
                .Select(t => new TableShape(
                    t,
                    Query.Texts(connection, $"SELECT name FROM pragma_table_info('{t}') ORDER BY cid"),
                    Query.Texts(connection, $"SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('{t}')")
                ))
        );

    public override IReadOnlyList<string> Faults(DbConnection connection) =>
        [
            .. Query.Texts(connection, "PRAGMA integrity_check(20)").Where(line => line != "ok"),
            .. Query
                .Texts(
                    connection,
                    "SELECT DISTINCT \"table\" || ' refers to a ' || parent FROM pragma_foreign_key_check"
                )
                .Select(line => $"a row of {line} that is not there"),
        ];

    // The log beside the file holds what was not carried over yet.
    public override long Size(DbConnection connection) =>
        new[] { _file, _file + "-wal" }.Where(File.Exists).Sum(f => new FileInfo(f).Length);

    public override StoreException InWords(Exception exception)
    {
        const int Busy = 5;
        const int Locked = 6;
        const int ReadOnly = 8;
        const int IoError = 10;
        const int Corrupt = 11;
        const int Full = 13;
        const int CannotOpen = 14;
        const int NotADatabase = 26;
        var code = (exception as SqliteException)?.SqliteErrorCode ?? 0;
        var message = code switch
        {
            Busy or Locked => $"The store {path} is being written by another process; try again when it has finished.",
            ReadOnly => $"The store {path} cannot be written; check its permissions or name another with --store.",
            IoError or Full =>
                $"The disk of the store {path} is full or failing; free some space and run the command again. Nothing was half written.",
            Corrupt => $"The store {path} is damaged; restore a backup or import into a new one with --store.",
            CannotOpen =>
                $"The store {path} cannot be opened: SQLite writes beside it even to read, and its folder or medium cannot be written. Copy it to one that can, or name another with --store.",
            NotADatabase => $"{path} is not a Ballast store; name another file with --store.",
            _ => $"The store {path} failed: {exception.Message}",
        };
        return new StoreException(message, exception);
    }

    /// <summary>Says what is no file, and makes one that is not there: SQLite would let others read it.</summary>
    private void Prepare()
    {
        if (Directory.Exists(_file))
            throw new StoreException($"{path} is a folder; name a file in it with --store.");
        if (StoreFile.IsSpecial(_file))
            throw new StoreException($"{path} is no file but a pipe or a device; name a file with --store.");
        if (File.Exists(_file))
            return;
        try
        {
            StoreFile.CreatePrivate(_file).Dispose();
        }
        catch (DirectoryNotFoundException e)
        {
            throw new StoreException(
                $"There is no folder for the store {path}; make it, or name another with --store.",
                e
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Made by another at the same moment, it is there; what is wrong with it SQLite finds out.
            if (!File.Exists(_file))
                throw new StoreException(
                    $"The store {path} cannot be made: its folder or medium cannot be written. Name another with --store.",
                    e
                );
        }
    }

    /// <summary>Keeps the store from growing beyond so many pages, to see what a full disk does.</summary>
    public static void LimitPages(DbConnection connection, int pages) =>
        Query.Execute(connection, $"PRAGMA max_page_count = {pages}");
}
