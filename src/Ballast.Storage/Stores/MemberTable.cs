using System.Data.Common;
using System.Globalization;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Members of clusters. They do not wait for the one writer of the store, who may take minutes: a worker that cannot say that it lives is taken for dead.</summary>
internal static class MemberTable
{
    public static (long Version, IReadOnlyList<KeptMember> Members) Read(
        Engine engine,
        DbConnection connection,
        string cluster
    )
    {
        using var transaction = engine.BeginSnapshot(connection);
        using var version = new Statement(connection, "SELECT version FROM cluster_version WHERE cluster = @p0", 1)
        {
            Transaction = transaction,
        };
        var now = Convert.ToInt64(version.Scalar(cluster) ?? 0L, CultureInfo.InvariantCulture);
        using var statement = new Statement(
            connection,
            "SELECT member, version, alive_at, content FROM cluster_member WHERE cluster = @p0 ORDER BY member",
            1
        )
        {
            Transaction = transaction,
        };
        using var reader = statement.Read(cluster);
        var members = new List<KeptMember>();
        while (reader.Read())
            members.Add(new KeptMember(reader.GetString(0), reader.GetInt64(1), reader.Time(2), reader.GetString(3)));
        return (now, members);
    }

    public static bool Add(DbConnection connection, string cluster, KeptMember member) =>
        Change(
            connection,
            cluster,
            member,
            """
            INSERT INTO cluster_member (cluster, member, version, alive_at, content) VALUES (@p0, @p1, @p2, @p3, @p4)
            ON CONFLICT (cluster, member) DO NOTHING
            """
        );

    public static bool Change(DbConnection connection, string cluster, KeptMember member, long from) =>
        Change(
            connection,
            cluster,
            member,
            """
            UPDATE cluster_member SET version = @p2, alive_at = @p3, content = @p4
            WHERE cluster = @p0 AND member = @p1 AND version = @p5
            """,
            from
        );

    public static bool KeepAlive(DbConnection connection, string cluster, string member, DateTimeOffset at)
    {
        using var statement = new Statement(
            connection,
            "UPDATE cluster_member SET alive_at = @p2 WHERE cluster = @p0 AND member = @p1",
            3
        );
        return statement.Execute(cluster, member, Columns.Milliseconds(at)) > 0;
    }

    public static bool Forget(DbConnection connection, string cluster, IReadOnlyList<string> members)
    {
        using var statement = new Statement(
            connection,
            "DELETE FROM cluster_member WHERE cluster = @p0 AND member = @p1",
            2
        );
        return members.Sum(member => statement.Execute(cluster, member)) > 0;
    }

    private static bool Change(
        DbConnection connection,
        string cluster,
        KeptMember member,
        string sql,
        params object[] more
    )
    {
        using var transaction = connection.BeginTransaction();
        // The row of the cluster is locked by this until the end, so that changes come one after the other.
        using var version = new Statement(
            connection,
            member.Version == 1
                ? "INSERT INTO cluster_version (cluster, version) VALUES (@p0, @p1) ON CONFLICT (cluster) DO NOTHING"
                : "UPDATE cluster_version SET version = @p1 WHERE cluster = @p0 AND version = @p1 - 1",
            2
        )
        {
            Transaction = transaction,
        };
        using var row = new Statement(connection, sql, 5 + more.Length) { Transaction = transaction };
        object[] values =
        [
            cluster,
            member.Name,
            member.Version,
            Columns.Milliseconds(member.AliveAt),
            member.Content,
            .. more,
        ];
        if (version.Execute(cluster, member.Version) == 0 || row.Execute(values) == 0)
            return false;
        transaction.Commit();
        return true;
    }
}
