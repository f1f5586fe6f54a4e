using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Copying;

/// <summary>What a store is and how much it holds.</summary>
public static class StoreInfo
{
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static Outcome<StoreInfoDocument> Run(string location)
    {
        var engine = Engine.Of(location);
        if (!engine.Exists())
            return StoreLocation.NoStore(location);
        using var connection = StoreConnection.Open(engine);
        return StoreCopy.InWords(
            engine,
            () =>
            {
                var tables = engine
                    .Tables(connection)
                    .Where(t => t.Name != Migrations.VersionTable)
                    .OrderBy(t => t.Name, StringComparer.Ordinal)
                    .Select(t => new StoredTable(t.Name, TableTransfer.Count(connection, t)))
                    .ToList();
                var version = Query.Numbers(connection, $"SELECT version FROM {Migrations.VersionTable}").Max();
                return (Outcome<StoreInfoDocument>)
                    new StoreInfoDocument(engine.Display, engine.Name, version, engine.Size(connection), tables);
            }
        );
    }
}
