using System.Data.Common;
using System.Globalization;
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
    public const string PaperEvents = "paper_event";
    public const string Journal = "journal_entry";
    public const string Submissions = "submission";
    public const string Registry = "registry_revision";
    public const string Sketches = "submission_sketch";
    public const string Incidents = "incident";
    public const string IncidentLooks = "incident_look";

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

    private static readonly Rows PaperRows = new(
        PaperEvents,
        "id",
        "tournament",
        "name",
        "name_key",
        "kind",
        "known_at",
        "version",
        "policy",
        "total",
        "models"
    );

    private static readonly Rows SubmissionRows = new(
        Submissions,
        "id",
        "tournament",
        "model",
        "name_key",
        "model_uuid",
        "submission_uuid",
        "round",
        "known_at",
        "file_name",
        "sha256",
        "row_count",
        "distinct_count",
        "mean",
        "sd",
        "quantiles",
        "sample"
    );

    private static readonly Rows RegistryRows = new(Registry, "id", "known_at", "kind", "name_key", "document", "why");
    private static readonly Rows SketchRows = new(Sketches, "id", "content_hash", "ids_hash", "sketch");

    private static readonly Rows IncidentRows = new(
        Incidents,
        "id",
        "incident_key",
        "rule",
        "tournament",
        "subject",
        "occasion",
        "urgency",
        "began_at",
        "found_at",
        "sentence",
        "details",
        "next_step"
    );

    private static readonly Rows LookRows = new(IncidentLooks, "id", "incident_key", "who", "looked_at");

    private static readonly Rows JournalRows = new(
        Journal,
        "id",
        "known_at",
        "who",
        "kind",
        "why",
        "tournament",
        "plan_hash",
        "move_id",
        "content",
        "question",
        "answer",
        "previous_hash",
        "hash"
    );

    /// <summary>The sum of one row that stands for itself.</summary>
    public static TableChecksum OfOne(params ReadOnlySpan<object?> row)
    {
        var sum = new TableChecksum();
        sum.Add(row);
        return sum;
    }

    /// <summary>Keeps the sum of the row that was written last to a table whose rows stand for themselves.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">Of the row.</param>
    /// <param name="table">The table, by the program's own name for it.</param>
    /// <param name="row">Its columns after the id.</param>
    public static void KeepNewest(DbConnection connection, DbTransaction transaction, string table, object?[] row)
    {
        using var newest = new Statement(connection, $"SELECT max(id) FROM {table}", 0) { Transaction = transaction };
        var id = Convert.ToInt64(newest.Scalar(), CultureInfo.InvariantCulture);
        var sum = OfOne([id, .. row]);
        using var keep = new Statement(connection, Keep, 4) { Transaction = transaction };
        keep.Execute(id, table, sum.Rows, sum.Text);
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
            sum.AddCells(named.Of(row));
        }
        return sums;
    }

    /// <summary>All tables as they are now.</summary>
    /// <returns>Each with whether its rows stand for themselves; those of the others belong to a source.</returns>
    public static IEnumerable<(Rows Rows, bool StandAlone)> All() =>
        [
            .. StoreTables.Written.Prepend(SourceRows).Select(r => (r, false)),
            (ClaimRows, true),
            (PaperRows, true),
            (JournalRows, true),
            (SubmissionRows, true),
            (RegistryRows, true),
            (SketchRows, true),
            (IncidentRows, true),
            (LookRows, true),
        ];
}
