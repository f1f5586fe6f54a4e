using System.Data.Common;

namespace Ballast.Storage.Engines;

/// <summary>Opens stores for those who read them table by table.</summary>
internal static class StoreConnection
{
    /// <summary>A connection to a store with today's schema.</summary>
    /// <exception cref="StoreException">It cannot be opened, or a newer program wrote it.</exception>
    public static DbConnection Open(Engine engine)
    {
        var connection = engine.Connect();
        try
        {
            Migrations.Apply(engine, connection);
            return connection;
        }
        catch (DbException e)
        {
            connection.Dispose();
            throw engine.InWords(e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
