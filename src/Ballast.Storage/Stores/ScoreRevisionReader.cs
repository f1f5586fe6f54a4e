using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Reads every revision of one score.</summary>
internal static class ScoreRevisionReader
{
    public static List<ScoreRevision> Read(
        DbConnection connection,
        Tournament tournament,
        Metric metric,
        int from,
        DateTimeOffset asOf
    )
    {
        // In the order of the primary key: nothing is sorted.
        const string Sql = """
            SELECT model_id, round, known_at, is_final, is_assumed, score FROM score_revision
            WHERE metric_id = @p0 AND known_at <= @p1 AND round >= @p2
            ORDER BY model_id, round, known_at, is_final, source_id
            """;
        var revisions = new List<ScoreRevision>();
        if (MetricTable.Find(connection, metric) is not { } id)
            return revisions;
        var nameOf = ModelTable.Read(connection, tournament, asOf).Values.ToDictionary(m => m.Id, m => m.Name);
        using var statement = new Statement(connection, Sql, 3);
        using var reader = statement.Read(id, Columns.Milliseconds(asOf), from);
        while (reader.Read())
        {
            // The metric is shared by all tournaments, the models are not.
            if (nameOf.TryGetValue(reader.GetInt64(0), out var name))
                revisions.Add(
                    new ScoreRevision(
                        name,
                        reader.GetInt32(1),
                        new KnownTime(reader.Time(2), reader.Basis(4)),
                        reader.GetInt64(3) != 0,
                        reader.GetDouble(5)
                    )
                );
        }
        return revisions;
    }
}
