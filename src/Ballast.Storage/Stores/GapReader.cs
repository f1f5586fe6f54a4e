using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Reads what is missing or not final among scores.</summary>
internal static class GapReader
{
    public static List<(string Model, int Round)> Gaps(DbConnection connection, ScoreQuery query)
    {
        const string Sql = """
            SELECT m.name, g.round
            FROM (SELECT model_id, round, known_at FROM score_gap UNION ALL SELECT model_id, round, known_at FROM score_gap_revision) g
            JOIN model m ON m.id = g.model_id
            WHERE m.tournament = @p0 AND g.round BETWEEN @p1 AND @p2 AND g.known_at <= @p3
            """;
        using var statement = new Statement(connection, Sql, 4);
        using var reader = statement.Read(
            (long)query.Tournament,
            query.From,
            query.To,
            Columns.Milliseconds(query.AsOf)
        );
        var asked = query.Models?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var gaps = new List<(string, int)>();
        // Reported by two sources at two moments it is one gap.
        var seen = new HashSet<(string, int)>();
        while (reader.Read())
        {
            var name = reader.GetString(0);
            if (asked?.Contains(name) != false && seen.Add((name, reader.GetInt32(1))))
                gaps.Add((name, reader.GetInt32(1)));
        }
        return gaps;
    }

    /// <summary>Scores of which no final revision is kept.</summary>
    public static List<InterimScore> Interim(DbConnection connection, ScoreQuery query)
    {
        const string Sql = """
            SELECT s.round, m.name FROM interim_score s JOIN model m ON m.id = s.model_id
            WHERE s.metric_id = @p0 AND s.round BETWEEN @p2 AND @p3 AND s.known_at <= @p4 AND m.tournament = @p1
              AND NOT EXISTS (
                SELECT 1 FROM score_revision f
                WHERE f.metric_id = @p0 AND f.model_id = s.model_id AND f.round = s.round
                  AND f.is_final = 1 AND f.known_at <= @p4)
            """;
        var asked = query.Models?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var interim = new List<InterimScore>();
        using var statement = new Statement(connection, Sql, 5);
        foreach (var metric in query.Metrics)
        {
            if (MetricTable.Find(connection, metric) is not { } id)
                continue;
            using var reader = statement.Read(
                id,
                (long)query.Tournament,
                query.From,
                query.To,
                Columns.Milliseconds(query.AsOf)
            );
            while (reader.Read())
            {
                var model = reader.GetString(1);
                if (asked?.Contains(model) != false)
                    interim.Add(new InterimScore(model, metric, reader.GetInt32(0)));
            }
        }
        return interim;
    }

    /// <summary>Rounds with a score of any model, newest first.</summary>
    public static List<int> ScoredRounds(DbConnection connection, Tournament tournament, int to, DateTimeOffset asOf)
    {
        const string Sql = """
            SELECT round FROM scored_round WHERE tournament = @p0 AND round <= @p1 AND known_at <= @p2 ORDER BY round DESC
            """;
        using var statement = new Statement(connection, Sql, 3);
        using var reader = statement.Read((long)tournament, to, Columns.Milliseconds(asOf));
        var rounds = new List<int>();
        while (reader.Read())
            rounds.Add(reader.GetInt32(0));
        return rounds;
    }
}
