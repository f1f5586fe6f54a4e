using System.Data.Common;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Finds the newest round in which each model had a score, without reading the scores before it.</summary>
internal static class NewestScoreReader
{
    private const string Sql = """
        SELECT m.name, (
          SELECT s.round FROM score_revision s
          WHERE s.metric_id = @p0 AND s.model_id = m.id AND s.round BETWEEN @p1 AND @p2 AND s.known_at <= @p3
          ORDER BY s.round DESC LIMIT 1)
        FROM model m WHERE m.tournament = @p4
        """;

    public static Dictionary<string, int> Read(DbConnection connection, ScoreQuery query)
    {
        var asked = query.Models?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var newest = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        using var statement = new Statement(connection, Sql, 5);
        foreach (var metric in query.Metrics)
        {
            if (MetricTable.Find(connection, metric) is not { } id)
                continue;
            using var reader = statement.Read(
                id,
                query.From,
                query.To,
                Columns.Milliseconds(query.AsOf),
                (long)query.Tournament
            );
            while (reader.Read())
            {
                if (!reader.IsDBNull(1) && asked?.Contains(reader.GetString(0)) != false)
                    newest[reader.GetString(0)] = Math.Max(
                        newest.GetValueOrDefault(reader.GetString(0)),
                        reader.GetInt32(1)
                    );
            }
        }
        return newest;
    }
}
