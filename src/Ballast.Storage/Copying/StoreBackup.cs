using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage.Engines;
using Ballast.Storage.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ballast.Storage.Copying;

/// <summary>Keeps a store as it stands at one moment in a SQLite file, while others go on reading and writing.</summary>
public static class StoreBackup
{
    /// <summary>Writes a backup. It is a store itself: <c>--store FILE</c> reads it, <c>store copy FILE TO</c> brings it back.</summary>
    /// <param name="location">Where the store is.</param>
    /// <param name="file">A file that is not there yet. Whoever must not see half of it writes beside its place and renames it.</param>
    /// <param name="cancellation">Ends it; no file is left.</param>
    /// <exception cref="StoreException">The store or the file failed, or the backup is not equal to the store.</exception>
    public static Outcome<StoreBackupDocument> Run(string location, string file, CancellationToken cancellation)
    {
        var source = Engine.Of(location);
        if (!source.Exists())
            return new Refusal("no-store", $"There is no store {source.Display} to keep.");
        if (StoreLocation.IsServer(file))
            return new Refusal("not-a-file", "A backup is a file; to fill a database use: ballast store copy FROM TO.");
        if (File.Exists(file))
            return new Refusal(
                "file-exists",
                $"There is a file {file} already; name another one. Nothing was changed."
            );
        var isWhole = false;
        try
        {
            var tables = StoreCopy.InWords(source, () => Write(source, file, cancellation));
            isWhole = true;
            return new StoreBackupDocument(source.Display, file, new FileInfo(file).Length, tables);
        }
        finally
        {
            foreach (var left in isWhole ? [] : new[] { "", "-wal", "-shm", "-journal" })
                File.Delete(file + left);
        }
    }

    private static List<CopiedTable> Write(Engine source, string path, CancellationToken cancellation)
    {
        var target = new SqliteEngine(path);
        using var reading = StoreConnection.Open(source);
        using var snapshot = source.BeginSnapshot(reading);
        if (reading is SqliteConnection file)
        {
            using var into = (SqliteConnection)target.Connect();
            file.BackupDatabase(into);
            var tables = Compare(new StoreSide(source, reading, snapshot), target, into, cancellation);
            Close(into);
            return tables;
        }
        using var writing = StoreConnection.Open(target);
        using (var transaction = target.BeginWrite(writing))
        {
            var tables = TableTransfer.Copy(
                new StoreSide(source, reading, snapshot),
                new StoreSide(target, writing, transaction),
                cancellation
            );
            transaction.Commit();
            Close(writing);
            return tables;
        }
    }

    private static List<CopiedTable> Compare(
        StoreSide source,
        SqliteEngine target,
        SqliteConnection into,
        CancellationToken cancellation
    )
    {
        using var looking = target.BeginSnapshot(into);
        return TableTransfer.Compare(source, new StoreSide(target, into, looking), cancellation);
    }

    // One file, without a log beside it that a copy by hand would forget.
    private static void Close(System.Data.Common.DbConnection connection) =>
        Query.Execute(connection, "PRAGMA journal_mode = DELETE");
}
