using System.Data.Common;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Copying;

/// <summary>Copies a whole store into an empty one, on whatever engines they are.</summary>
public static class StoreCopy
{
    /// <summary>Copies every table as it stands at one moment, while others may write. All of it is kept, or nothing.</summary>
    /// <param name="from">Where the store is.</param>
    /// <param name="to">An empty store, or a place where none is yet.</param>
    /// <param name="cancellation">Ends it; the target is then empty as before.</param>
    /// <exception cref="StoreException">A side failed, or the copy is not equal to what was read.</exception>
    public static Outcome<StoreCopyDocument> Run(string from, string to, CancellationToken cancellation)
    {
        var (source, target) = (Engine.Of(from), Engine.Of(to));
        if (!source.Exists())
            return new Refusal("no-store", $"There is no store {source.Display} to copy from.");
        using var reading = StoreConnection.Open(source);
        using var writing = StoreConnection.Open(target);
        return InWords(
            target,
            () =>
            {
                using var snapshot = InWords(source, () => source.BeginSnapshot(reading));
                using var transaction = target.BeginWrite(writing);
                // Under the lock: nobody can fill it between this look and the copy.
                if (TableTransfer.Contents(target, writing).Any(t => TableTransfer.Count(writing, t) > 0))
                    return new Refusal(
                        "not-empty",
                        $"The store {target.Display} is not empty; copy into a new one. Nothing was changed."
                    );
                var tables = TableTransfer.Copy(
                    new StoreSide(source, reading, snapshot),
                    new StoreSide(target, writing, transaction),
                    cancellation
                );
                transaction.Commit();
                target.Analyze(writing);
                return (Outcome<StoreCopyDocument>)new StoreCopyDocument(source.Display, target.Display, tables);
            }
        );
    }

    internal static T InWords<T>(Engine engine, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (DbException e)
        {
            throw engine.InWords(e);
        }
    }
}
