using System.Data.Common;
using System.Globalization;
using Ballast.Core.Registry;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>The registry: one row a change.</summary>
internal static class RegistryTable
{
    private const string Add =
        "INSERT INTO registry_revision (id, known_at, kind, name_key, document, why) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)";

    private const string UpTo =
        "SELECT id, known_at, kind, name_key, document, why FROM registry_revision WHERE known_at <= @p0 ORDER BY id";

    private const string Newest = "SELECT coalesce(max(id), 0) FROM registry_revision";

    public static List<RegistryRevision> Read(DbConnection connection, DateTimeOffset asOf)
    {
        using var statement = new Statement(connection, UpTo, 1);
        using var reader = statement.Read(Columns.Milliseconds(asOf));
        var revisions = new List<RegistryRevision>();
        while (reader.Read())
            revisions.Add(
                new RegistryRevision
                {
                    Number = reader.GetInt64(0),
                    At = reader.Time(1),
                    Kind = reader.GetString(2),
                    Key = reader.GetString(3),
                    Document = reader.IsDBNull(4) ? null : reader.GetString(4),
                    Why = reader.GetString(5),
                }
            );
        return revisions;
    }

    /// <summary>One writer at a time: the newest number is read when nobody else can add another one.</summary>
    public static bool Append(
        Engine engine,
        DbConnection connection,
        IReadOnlyList<RegistryRevision> revisions,
        long after
    )
    {
        using var transaction = engine.BeginWrite(connection);
        using var newest = new Statement(connection, Newest, 0) { Transaction = transaction };
        if (Convert.ToInt64(newest.Scalar(), CultureInfo.InvariantCulture) != after)
            return false;
        using var add = new Statement(connection, Add, 6) { Transaction = transaction };
        var id = after;
        foreach (var revision in revisions)
        {
            object?[] row =
            [
                Columns.Milliseconds(revision.At),
                revision.Kind,
                revision.Key,
                revision.Document,
                revision.Why,
            ];
            add.Execute([++id, .. row]);
            ContentChecksums.KeepNewest(connection, transaction, ContentChecksums.Registry, row);
        }
        transaction.Commit();
        return true;
    }
}
