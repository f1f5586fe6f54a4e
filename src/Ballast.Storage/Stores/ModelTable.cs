using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Models by name, without regard to case.</summary>
internal static class ModelTable
{
    public static string Key(string name) => name.ToLowerInvariant();

    /// <summary>Ids by key, with the names as they were first seen.</summary>
    public static Dictionary<string, (long Id, string Name)> Read(
        DbConnection connection,
        Tournament tournament,
        DateTimeOffset asOf
    )
    {
        const string Sql = "SELECT id, name, name_key FROM model WHERE tournament = @p0 AND known_at <= @p1";
        using var statement = new Statement(connection, Sql, 2);
        using var reader = statement.Read((long)tournament, Columns.Milliseconds(asOf));
        var models = new Dictionary<string, (long, string)>(StringComparer.Ordinal);
        while (reader.Read())
            models[reader.GetString(2)] = (reader.GetInt64(0), reader.GetString(1));
        return models;
    }
}
