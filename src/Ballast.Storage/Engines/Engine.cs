using System.Data.Common;
using System.Runtime.CompilerServices;
using Ballast.Storage.Engines.Postgres;
using Ballast.Storage.Engines.Sqlite;

namespace Ballast.Storage.Engines;

/// <summary>All in which one database differs from another. What is not here is written once, in Stores.</summary>
internal abstract class Engine
{
    /// <summary>A second writer waits this long for the first one's transaction before it gives up, in milliseconds.</summary>
    protected const int UsualPatience = 10_000;

    /// <summary>The engine's name for people and documents.</summary>
    public abstract string Name { get; }

    /// <summary>The folder of its own migrations, beside those that are written once for all engines.</summary>
    public abstract string MigrationFolder { get; }

    /// <summary>The store's name in messages: never with a password.</summary>
    public abstract string Display { get; }

    /// <summary>The present moment in Unix milliseconds, as an expression of SQL: the clock that all who share the store have in common.</summary>
    public abstract string Now { get; }

    /// <summary>What a word of a script for all engines, <c>{word:content}</c>, is in this engine's SQL.</summary>
    /// <param name="word">
    /// <c>time</c>: a moment as ISO text. <c>text</c>: a text that is made here, compared byte by byte. <c>parts</c>: the rows
    /// (value, key) of a text with commas, in its order, none for null. <c>join</c>: such a text of rows. <c>replace</c>: the view anew.
    /// <c>known</c>: whether a moment is not after the present one.
    /// </param>
    /// <param name="content">What it is about: an expression, or the name of a view.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such word.</exception>
    public abstract string InScript(string word, string content);

    /// <summary>The engine of a location.</summary>
    /// <exception cref="StoreException">The location cannot be read.</exception>
    public static Engine Of(string location) =>
        StoreLocation.IsServer(location) ? Server(location) : new SqliteEngine(StoreLocation.Display(location));

    /// <summary>Whether a store is there. Makes nothing.</summary>
    public abstract bool Exists();

    /// <summary>A connection, ready for use.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public abstract DbConnection Connect();

    /// <summary>A transaction that writes. One at a time: a second one waits here, before it has read anything that may change.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="patience">How long to wait, in milliseconds.</param>
    public abstract DbTransaction BeginWrite(DbConnection connection, int patience = UsualPatience);

    /// <summary>
    /// Writes what must be on the disk before anything else happens: when this returns, neither a power cut nor a crash of the machine takes it.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="write">Writes; false where nothing is to be kept.</param>
    /// <exception cref="StoreException">The engine does not wait for the disk.</exception>
    public abstract void WriteDurably(DbConnection connection, Func<DbTransaction, bool> write);

    /// <summary>Why what was written durably may be gone after a power cut all the same; null where nothing speaks for it.</summary>
    public virtual string? DurabilityDoubt(DbConnection connection) => null;

    /// <summary>A transaction that reads one state of the store, whatever others write meanwhile.</summary>
    public abstract DbTransaction BeginSnapshot(DbConnection connection);

    /// <summary>Counts anew how values are spread, after many rows came: without that the engine may read a large table in the wrong order.</summary>
    /// <remarks>It is no part of what is kept: where it cannot be done, nothing is said.</remarks>
    public void Analyze(DbConnection connection)
    {
        try
        {
            Query.Execute(connection, AnalyzeSql(connection));
        }
        catch (DbException)
        {
            // Another one writes, or the user may not: questions take longer, and answer the same.
        }
    }

    /// <summary>Ends what a connection is running; called by another thread.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="command">The command that it ran last; null where none is known.</param>
    public abstract void Interrupt(DbConnection connection, DbCommand? command);

    /// <summary>The statement of <see cref="Analyze"/>.</summary>
    protected abstract string AnalyzeSql(DbConnection connection);

    /// <summary>Makes the connection ready to sort more rows than memory has room for.</summary>
    public virtual void ExpectLongSort(DbConnection connection) { }

    /// <summary>Writes rows that no reader of the same transaction needs before <see cref="Inserter.Flush"/>.</summary>
    public abstract Inserter Inserter(DbConnection connection, DbTransaction transaction, Rows rows);

    /// <summary>A faster way to rows of scores; null where there is none.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="areWhole">Whether whole metrics are read and not single models.</param>
    public virtual IScoreRows? ScoreRows(DbConnection connection, bool areWhole) => null;

    /// <summary>Whether a table is there.</summary>
    public abstract bool HasTable(DbConnection connection, string table);

    /// <summary>Tables of the store with their columns, each after those it refers to.</summary>
    public abstract IReadOnlyList<TableShape> Tables(DbConnection connection);

    /// <summary>What the engine itself finds wrong with its pages, trees and references; empty where nothing is, or where it cannot tell.</summary>
    public abstract IReadOnlyList<string> Faults(DbConnection connection);

    /// <summary>What the store takes on the disk, in bytes.</summary>
    public abstract long Size(DbConnection connection);

    /// <summary>What went wrong, in one line that says what to do.</summary>
    public abstract StoreException InWords(Exception exception);

    // Apart, so that a command on a file does not load the driver of the server.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PostgresEngine Server(string location) => new(PostgresUrl.Parse(location));
}
