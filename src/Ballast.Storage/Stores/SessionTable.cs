using System.Data.Common;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Keys of cookies, and sessions that were ended. Each act is one statement.</summary>
internal static class SessionTable
{
    public static List<string> Keys(DbConnection connection) =>
        Texts(connection, "SELECT xml FROM data_protection_keys ORDER BY name");

    public static int Keep(DbConnection connection, string name, string key) =>
        Execute(
            connection,
            "INSERT INTO data_protection_keys (name, xml) VALUES (@p0, @p1) ON CONFLICT (name) DO NOTHING",
            name,
            key
        );

    public static List<string> Ended(DbConnection connection, DateTimeOffset now) =>
        Texts(connection, "SELECT id FROM ended_session WHERE ends_at > @p0", now.ToUnixTimeMilliseconds());

    public static int End(DbConnection connection, string id, DateTimeOffset endsAt, DateTimeOffset now)
    {
        Execute(connection, "DELETE FROM ended_session WHERE ends_at <= @p0", now.ToUnixTimeMilliseconds());
        return Execute(
            connection,
            "INSERT INTO ended_session (id, ends_at) VALUES (@p0, @p1) ON CONFLICT (id) DO NOTHING",
            id,
            endsAt.ToUnixTimeMilliseconds()
        );
    }

    private static List<string> Texts(DbConnection connection, string sql, params object[] values)
    {
        using var statement = new Statement(connection, sql, values.Length);
        using var reader = statement.Read(values);
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private static int Execute(DbConnection connection, string sql, params object[] values)
    {
        using var statement = new Statement(connection, sql, values.Length);
        return statement.Execute(values);
    }
}
