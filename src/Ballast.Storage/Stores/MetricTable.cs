using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Metrics by name and version.</summary>
internal static class MetricTable
{
    public static long? Find(DbConnection connection, Metric metric)
    {
        using var statement = new Statement(connection, "SELECT id FROM metric WHERE name = @p0 AND version = @p1", 2);
        return (long?)statement.Scalar(metric.Name, metric.Version);
    }

    /// <summary>Metrics of which the tournament had a score at the moment.</summary>
    public static List<Metric> Stored(DbConnection connection, Tournament tournament, DateTimeOffset asOf)
    {
        const string Sql = """
            SELECT name, version FROM metric
            WHERE EXISTS (
              SELECT 1 FROM score_revision s JOIN model m ON m.id = s.model_id
              WHERE s.metric_id = metric.id AND m.tournament = @p0 AND s.known_at <= @p1)
            ORDER BY name, version
            """;
        using var statement = new Statement(connection, Sql, 2);
        using var reader = statement.Read((long)tournament, Columns.Milliseconds(asOf));
        var metrics = new List<Metric>();
        while (reader.Read())
            metrics.Add(new Metric(reader.GetString(0), reader.GetString(1)));
        return metrics;
    }
}
