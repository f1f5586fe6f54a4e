using System.Data.Common;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Checksums;

/// <summary>What was written, by source and table: what is kept of it, and what is there now.</summary>
internal static class ContentChecksums
{
    public const string Keep =
        "INSERT INTO content_sum (owner_id, table_name, row_count, checksum) VALUES (@p0, @p1, @p2, @p3)";

    public const string Forget = "DELETE FROM content_sum WHERE owner_id = @p0 AND table_name = @p1";

    public const string Sources = "source";
    public const string Claims = "claim";

    private static readonly Rows SourceRows = new(Sources, "id", "name", "sha256");

    private static readonly Rows ClaimRows = new(
        Claims,
        "id",
        "tournament",
        "kind",
        "known_at",
        "day",
        "as_of",
        "question",
        "fingerprint",
        "version",
        "content"
    );

    /// <summary>The sum of one row that stands for itself.</summary>
    public static TableChecksum OfOne(params ReadOnlySpan<object?> row)
    {
        var sum = new TableChecksum();
        sum.Add(row);
        return sum;
    }

    /// <summary>What is kept.</summary>
    public static Dictionary<(long Owner, string Table), (long Rows, string Checksum)> Kept(DbConnection connection)
    {
        using var statement = new Statement(
            connection,
            "SELECT owner_id, table_name, row_count, checksum FROM content_sum",
            0
        );
        using var reader = statement.Read();
        var kept = new Dictionary<(long, string), (long, string)>();
        while (reader.Read())
            kept[(reader.GetInt64(0), reader.GetString(1))] = (reader.GetInt64(2), reader.GetString(3));
        return kept;
    }

    /// <summary>Adds up one table as it is now, by owner.</summary>
    public static Dictionary<long, TableChecksum> Now(
        DbConnection connection,
        DbTransaction transaction,
        Rows rows,
        IdNames names,
        CancellationToken cancellation
    )
    {
        const int RowsBetweenLooks = 4096;
        var owner = Math.Max(0, NamedRow.IndexOf(rows, "source_id"));
        var (named, sums, read) = (new NamedRow(rows, names), new Dictionary<long, TableChecksum>(), 0L);
        using var statement = new Statement(
            connection,
            $"SELECT {string.Join(", ", rows.Columns)} FROM {rows.Table}",
            0
        )
        {
            Transaction = transaction,
        };
        using var reader = statement.Read();
        var row = new object?[reader.FieldCount];
        while (reader.Read())
        {
            if (read++ % RowsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            // A row that names no source belongs to none.
            var key = row[owner] is long id ? id : long.MinValue;
            if (!sums.TryGetValue(key, out var sum))
                sums[key] = sum = new TableChecksum();
            sum.Add(named.Of(row));
        }
        return sums;
    }

    /// <summary>All tables as they are now.</summary>
    public static IEnumerable<(Rows Rows, bool IsClaims)> All() =>
        [.. StoreTables.Written.Prepend(SourceRows).Select(r => (r, false)), (ClaimRows, true)];
}
