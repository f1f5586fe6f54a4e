using System.Data.Common;
using System.Runtime.CompilerServices;
using Ballast.Storage.Engines.Postgres;
using Ballast.Storage.Engines.Sqlite;

namespace Ballast.Storage.Engines;

/// <summary>All in which one database differs from another. What is not here is written once, in Stores.</summary>
internal abstract class Engine
{
    /// <summary>The engine's name for people and documents.</summary>
    public abstract string Name { get; }

    /// <summary>The folder of its migrations.</summary>
    public abstract string MigrationFolder { get; }

    /// <summary>The store's name in messages: never with a password.</summary>
    public abstract string Display { get; }

    /// <summary>The present moment in Unix milliseconds, as an expression of SQL: the clock that all who share the store have in common.</summary>
    public abstract string Now { get; }

    /// <summary>The engine of a location.</summary>
    /// <exception cref="StoreException">The location cannot be read.</exception>
    public static Engine Of(string location) =>
        StoreLocation.IsServer(location) ? Server(location) : new SqliteEngine(location);

    /// <summary>Whether a store is there. Makes nothing.</summary>
    public abstract bool Exists();

    /// <summary>A connection, ready for use.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public abstract DbConnection Connect();

    /// <summary>A transaction that writes. One at a time: a second one waits here, before it has read anything that may change.</summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>A transaction that reads one state of the store, whatever others write meanwhile.</summary>
    public abstract DbTransaction BeginSnapshot(DbConnection connection);

    /// <summary>Writes rows that no reader of the same transaction needs before <see cref="Inserter.Flush"/>.</summary>
    public abstract Inserter Inserter(DbConnection connection, DbTransaction transaction, Rows rows);

    /// <summary>Whether a table is there.</summary>
    public abstract bool HasTable(DbConnection connection, string table);

    /// <summary>Tables of the store with their columns, each after those it refers to.</summary>
    public abstract IReadOnlyList<TableShape> Tables(DbConnection connection);

    /// <summary>What the store takes on the disk, in bytes.</summary>
    public abstract long Size(DbConnection connection);

    /// <summary>What went wrong, in one line that says what to do.</summary>
    public abstract StoreException InWords(Exception exception);

    // Apart, so that a command on a file does not load the driver of the server.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PostgresEngine Server(string location) => new(PostgresUrl.Parse(location));
}
