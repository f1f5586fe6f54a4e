using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Ballast.Storage.Engines;

/// <summary>A store in one SQLite file.</summary>
internal static class SqliteEngine
{
    // A second writer waits this long for the first one's transaction before it gives up.
    private const int BusyTimeoutMilliseconds = 10_000;

    public static SqliteConnection Open(string path, bool create)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
                // Without pooling the file is free as soon as the store is closed.
                Pooling = false,
            }.ToString()
        );
        try
        {
            connection.Open();
            // WAL lets others read while one writes; NORMAL is safe against a killed process.
            Execute(connection, $"PRAGMA busy_timeout = {BusyTimeoutMilliseconds}");
            Execute(connection, "PRAGMA journal_mode = WAL");
            Execute(connection, "PRAGMA synchronous = NORMAL");
            Execute(connection, "PRAGMA foreign_keys = ON");
            Execute(connection, "PRAGMA temp_store = MEMORY");
            // A wide table writes all over the tree; with the usual 2 MB its pages go to the log and back again and again.
            Execute(connection, "PRAGMA cache_size = -131072");
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw InWords(e, path);
        }
    }

    /// <summary>What went wrong, in one line that says what to do.</summary>
    public static StoreException InWords(DbException exception, string path)
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
            CannotOpen => $"The store {path} cannot be opened; check that its folder exists and may be written.",
            NotADatabase => $"{path} is not a Ballast store; name another file with --store.",
            _ => $"The store {path} failed: {exception.Message}",
        };
        return new StoreException(message, exception);
    }

    /// <summary>Writes without waiting long for another writer.</summary>
    public static T Briefly<T>(DbConnection connection, int milliseconds, Func<T> write)
    {
        var sqlite = (SqliteConnection)connection;
        Execute(sqlite, $"PRAGMA busy_timeout = {milliseconds}");
        try
        {
            return write();
        }
        finally
        {
            Execute(sqlite, $"PRAGMA busy_timeout = {BusyTimeoutMilliseconds}");
        }
    }

    public static void LimitPages(DbConnection connection, int pages) =>
        Execute((SqliteConnection)connection, $"PRAGMA max_page_count = {pages}");

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
