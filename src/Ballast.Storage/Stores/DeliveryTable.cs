using System.Data.Common;
using System.Globalization;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>The outbox: what is to be sent of incidents, and what became of it.</summary>
internal static class DeliveryTable
{
    private static readonly string IncidentColumns = string.Join(
        ", ",
        IncidentTable.Columns.Split(", ").Select(c => $"i.{c}")
    );

    private const string Add = """
        INSERT INTO incident_delivery (id, incident_id, channel, not_before, state, attempts)
        SELECT coalesce(max(id), 0) + 1, @p0, @p1, @p2, 'pending', 0 FROM incident_delivery WHERE true
        ON CONFLICT (incident_id, channel) DO NOTHING
        """;

    // Of one that somebody has taken not_before is the end of the lease: it is due again where its sender died.
    private static readonly string Due = $"""
        SELECT d.id, d.channel, d.attempts, i.id, {IncidentColumns}
        FROM incident_delivery d JOIN incident i ON i.id = d.incident_id
        WHERE d.state IN ('pending', 'sending') AND d.not_before <= @p0
        ORDER BY i.urgency DESC, d.id LIMIT @p1
        """;

    private const string Take =
        "UPDATE incident_delivery SET state = 'sending', attempts = attempts + 1, not_before = @p1 WHERE id = @p0";

    private const string Sent =
        "UPDATE incident_delivery SET state = 'sent', ended_at = @p1, last_error = NULL WHERE id = @p0 AND state <> 'sent'";

    private const string Failed = """
        UPDATE incident_delivery SET state = @p2, last_error = @p3, not_before = @p4, ended_at = @p5
        WHERE id = @p0 AND attempts = @p1 AND state = 'sending'
        """;

    private const string Unneeded = """
        UPDATE incident_delivery SET state = 'dropped', ended_at = @p1
        WHERE state = 'pending' AND incident_id IN (SELECT id FROM incident WHERE incident_key = @p0)
        """;

    private const string Since = """
        SELECT d.incident_id, d.channel, d.state, d.attempts, d.last_error, d.ended_at
        FROM incident_delivery d JOIN incident i ON i.id = d.incident_id WHERE i.found_at >= @p0 ORDER BY d.id
        """;

    public static void Put(
        DbConnection connection,
        DbTransaction transaction,
        long incident,
        IReadOnlyList<(string Channel, DateTimeOffset NotBefore)> channels
    )
    {
        using var add = new Statement(connection, Add, 3) { Transaction = transaction };
        foreach (var (channel, notBefore) in channels)
            add.Execute(incident, channel, Columns.Milliseconds(notBefore));
    }

    public static void Drop(DbConnection connection, DbTransaction transaction, string key, DateTimeOffset at)
    {
        using var drop = new Statement(connection, Unneeded, 2) { Transaction = transaction };
        drop.Execute(key, Columns.Milliseconds(at));
    }

    /// <summary>One writer at a time: what is due is read when nobody else can take it.</summary>
    public static List<AlertDelivery> TakeDue(
        Engine engine,
        DbConnection connection,
        DateTimeOffset now,
        int limit,
        TimeSpan lease
    )
    {
        using var transaction = engine.BeginWrite(connection);
        var due = ReadDue(connection, transaction, now, limit);
        using var take = new Statement(connection, Take, 2) { Transaction = transaction };
        foreach (var delivery in due)
            take.Execute(delivery.Id, Columns.Milliseconds(now + lease));
        transaction.Commit();
        return due;
    }

    public static int NoteSent(DbConnection connection, AlertDelivery delivery, DateTimeOffset at)
    {
        using var statement = new Statement(connection, Sent, 2);
        return statement.Execute(delivery.Id, Columns.Milliseconds(at));
    }

    public static int NoteFailed(
        DbConnection connection,
        AlertDelivery delivery,
        string error,
        DateTimeOffset at,
        DateTimeOffset? retryAt
    )
    {
        using var statement = new Statement(connection, Failed, 6);
        return statement.Execute(
            delivery.Id,
            (long)delivery.Attempts,
            retryAt is null ? "failed" : "pending",
            error,
            Columns.Milliseconds(retryAt ?? at),
            retryAt is null ? Columns.Milliseconds(at) : null
        );
    }

    public static List<DeliveryRecord> Read(DbConnection connection, DateTimeOffset since)
    {
        using var statement = new Statement(connection, Since, 1);
        using var reader = statement.Read(Columns.Milliseconds(since));
        var records = new List<DeliveryRecord>();
        while (reader.Read())
            records.Add(
                new DeliveryRecord(
                    reader.GetInt64(0),
                    reader.GetString(1),
                    Enum.Parse<DeliveryState>(reader.GetString(2), ignoreCase: true),
                    (int)reader.GetInt64(3),
                    reader.IsDBNull(4) ? null : reader.GetString(4),
                    reader.TimeOrNull(5)
                )
            );
        return records;
    }

    public static int Waiting(DbConnection connection)
    {
        using var statement = new Statement(
            connection,
            "SELECT count(*) FROM incident_delivery WHERE state IN ('pending', 'sending')",
            0
        );
        return Convert.ToInt32(statement.Scalar(), CultureInfo.InvariantCulture);
    }

    private static List<AlertDelivery> ReadDue(
        DbConnection connection,
        DbTransaction transaction,
        DateTimeOffset now,
        int limit
    )
    {
        using var statement = new Statement(connection, Due, 2) { Transaction = transaction };
        using var reader = statement.Read(Columns.Milliseconds(now), (long)limit);
        var due = new List<AlertDelivery>();
        while (reader.Read())
            due.Add(
                new AlertDelivery(
                    reader.GetInt64(0),
                    IncidentTable.Read(reader, 3),
                    reader.GetString(1),
                    (int)reader.GetInt64(2) + 1
                )
            );
        return due;
    }
}
