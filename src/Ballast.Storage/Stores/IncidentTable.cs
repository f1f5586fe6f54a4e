using System.Data.Common;
using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Incidents, and who has looked at them.</summary>
internal static class IncidentTable
{
    /// <summary>Columns of an incident behind its number, in the order in which <see cref="Read(DbDataReader,int)"/> takes them.</summary>
    public const string Columns =
        "incident_key, rule, tournament, subject, occasion, urgency, began_at, found_at, sentence, details, next_step";

    private const char Between = '\n';

    private const string UpTo =
        $"SELECT id, {Columns} FROM incident WHERE found_at <= @p0 ORDER BY found_at DESC, id DESC";

    private const string Add = $"""
        INSERT INTO incident (id, {Columns})
        SELECT coalesce(max(id), 0) + 1, @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10 FROM incident WHERE true
        ON CONFLICT (incident_key) DO NOTHING
        """;

    private const string Find = "SELECT id FROM incident WHERE incident_key = @p0";

    private const string IsLookedAt = "SELECT count(*) FROM incident_look WHERE incident_key = @p0";

    private const string Look = """
        INSERT INTO incident_look (id, incident_key, who, looked_at)
        SELECT coalesce(max(id), 0) + 1, @p0, @p1, @p2 FROM incident_look WHERE true ON CONFLICT (incident_key) DO NOTHING
        """;

    private const string Looks = "SELECT incident_key, who, looked_at FROM incident_look WHERE looked_at <= @p0";

    public static List<KeptIncident> Read(DbConnection connection, DateTimeOffset asOf)
    {
        using var statement = new Statement(connection, UpTo, 1);
        using var reader = statement.Read(Engines.Columns.Milliseconds(asOf));
        var incidents = new List<KeptIncident>();
        while (reader.Read())
            incidents.Add(Read(reader, 0));
        return incidents;
    }

    /// <summary>An incident whose number stands in a column, and the others behind it.</summary>
    public static KeptIncident Read(DbDataReader reader, int column) =>
        new(
            reader.GetInt64(column),
            new Incident
            {
                Rule = reader.GetString(column + 2),
                Tournament = reader.IsDBNull(column + 3) ? null : (Tournament)reader.GetInt64(column + 3),
                Subject = reader.GetString(column + 4),
                Occasion = reader.GetString(column + 5),
                Urgency = (IncidentUrgency)reader.GetInt64(column + 6),
                BeganAt = reader.Time(column + 7),
                Sentence = reader.GetString(column + 9),
                Details = reader.GetString(column + 10) is { Length: > 0 } details ? details.Split(Between) : [],
                Next = reader.IsDBNull(column + 11) ? null : reader.GetString(column + 11),
            },
            reader.Time(column + 8)
        );

    public static List<Incident> New(DbConnection connection, IReadOnlyList<Incident> found)
    {
        using var find = new Statement(connection, Find, 1);
        return [.. found.DistinctBy(i => i.Key, StringComparer.Ordinal).Where(i => find.Scalar(i.Key) is null)];
    }

    public static List<KeptIncident> Keep(
        Engine engine,
        DbConnection connection,
        IReadOnlyList<Incident> found,
        Func<Incident, IReadOnlyList<(string Channel, DateTimeOffset NotBefore)>> channels,
        DateTimeOffset at
    )
    {
        using var transaction = engine.BeginWrite(connection);
        using var add = new Statement(connection, Add, 11) { Transaction = transaction };
        using var isLookedAt = new Statement(connection, IsLookedAt, 1) { Transaction = transaction };
        using var find = new Statement(connection, Find, 1) { Transaction = transaction };
        var kept = new List<KeptIncident>();
        foreach (var incident in found)
        {
            var row = Row(incident, at);
            if (add.Execute(row) == 0)
                continue;
            ContentChecksums.KeepNewest(connection, transaction, ContentChecksums.Incidents, row);
            var id = Number(find.Scalar(incident.Key));
            kept.Add(new KeptIncident(id, incident, at));
            if (Number(isLookedAt.Scalar(incident.Key)) == 0)
                DeliveryTable.Put(connection, transaction, id, channels(incident));
        }
        transaction.Commit();
        return kept;
    }

    public static bool Acknowledge(Engine engine, DbConnection connection, string key, string who, DateTimeOffset at)
    {
        using var transaction = engine.BeginWrite(connection);
        object?[] row = [key, who, Engines.Columns.Milliseconds(at)];
        using var look = new Statement(connection, Look, row.Length) { Transaction = transaction };
        if (look.Execute(row) == 0)
            return false;
        ContentChecksums.KeepNewest(connection, transaction, ContentChecksums.IncidentLooks, row);
        DeliveryTable.Drop(connection, transaction, key, at);
        transaction.Commit();
        return true;
    }

    public static Dictionary<string, (string Who, DateTimeOffset At)> Acknowledged(
        DbConnection connection,
        DateTimeOffset asOf
    )
    {
        using var statement = new Statement(connection, Looks, 1);
        using var reader = statement.Read(Engines.Columns.Milliseconds(asOf));
        var looks = new Dictionary<string, (string, DateTimeOffset)>(StringComparer.Ordinal);
        while (reader.Read())
            looks[reader.GetString(0)] = (reader.GetString(1), reader.Time(2));
        return looks;
    }

    private static object?[] Row(Incident incident, DateTimeOffset at) =>
        [
            incident.Key,
            incident.Rule,
            incident.Tournament is { } tournament ? (long)tournament : null,
            incident.Subject,
            incident.Occasion,
            (long)incident.Urgency,
            Engines.Columns.Milliseconds(incident.BeganAt),
            Engines.Columns.Milliseconds(at),
            incident.Sentence,
            // A name with a line break in it must not become two sentences.
            string.Join(Between, incident.Details.Select(d => d.ReplaceLineEndings(" "))),
            incident.Next,
        ];

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
