namespace Ballast.Storage.Stores;

/// <summary>The statements that take an import back.</summary>
internal static class UndoSql
{
    public const string Models = """
        SELECT model_id FROM score_revision WHERE source_id = @p0
        UNION SELECT model_id FROM position_revision WHERE source_id = @p0
        UNION SELECT model_id FROM score_gap_revision WHERE source_id = @p0
        """;

    public const string Rounds = "SELECT DISTINCT round FROM score_revision WHERE source_id = @p0";

    public const string ForgetScoredRound = "DELETE FROM scored_round WHERE tournament = @p0 AND round = @p1";

    public const string FindScoredRounds = """
        INSERT INTO scored_round (tournament, round, known_at)
        SELECT m.tournament, s.round, min(s.known_at) FROM score_revision s JOIN model m ON m.id = s.model_id
        WHERE m.tournament = @p0 AND NOT EXISTS (SELECT 1 FROM scored_round r WHERE r.tournament = @p0 AND r.round = s.round)
        GROUP BY m.tournament, s.round
        """;

    public const string InterimCells =
        "SELECT DISTINCT metric_id, round, model_id FROM score_revision WHERE source_id = @p0 AND is_final = 0";

    public const string ForgetInterim =
        "DELETE FROM interim_score WHERE metric_id = @p0 AND round = @p1 AND model_id = @p2";

    public const string FindInterim = """
        INSERT INTO interim_score (metric_id, round, model_id, known_at)
        SELECT metric_id, round, model_id, min(known_at) FROM score_revision
        WHERE metric_id = @p0 AND round = @p1 AND model_id = @p2 AND is_final = 0
        GROUP BY metric_id, round, model_id
        """;

    // By metric and model: the key begins with the metric.
    public const string ForgetModel = """
        DELETE FROM model WHERE id = @p0
          AND NOT EXISTS (SELECT 1 FROM score_revision WHERE metric_id IN (SELECT id FROM metric) AND model_id = @p0)
          AND NOT EXISTS (SELECT 1 FROM position_revision WHERE model_id = @p0)
          AND NOT EXISTS (SELECT 1 FROM score_gap_revision WHERE model_id = @p0)
          AND NOT EXISTS (SELECT 1 FROM score_gap WHERE model_id = @p0)
          AND NOT EXISTS (SELECT 1 FROM path_end WHERE model_id = @p0)
        """;

    public const string ModelKnownAt = """
        UPDATE model SET known_at = coalesce(
          (
            SELECT min(k.known_at) FROM (
              SELECT known_at FROM score_revision WHERE metric_id IN (SELECT id FROM metric) AND model_id = @p0
              UNION ALL SELECT known_at FROM position_revision WHERE model_id = @p0
              UNION ALL SELECT known_at FROM score_gap_revision WHERE model_id = @p0
              UNION ALL SELECT known_at FROM score_gap WHERE model_id = @p0
            ) k
          ),
          known_at
        )
        WHERE id = @p0
        """;

    public const string ForgetMetrics = """
        DELETE FROM metric
        WHERE NOT EXISTS (SELECT 1 FROM score_revision WHERE metric_id = metric.id)
          AND NOT EXISTS (SELECT 1 FROM path_end WHERE metric_id = metric.id)
        """;

    public const string MarkUndone = "UPDATE file_import SET undone_at = @p1 WHERE source_id = @p0";

    public const string ForgetSettled = "UPDATE tracked_model SET settled_to = NULL WHERE tournament = @p0";

    public const string ForgetPathEnds =
        "DELETE FROM path_end WHERE model_id IN (SELECT id FROM model WHERE tournament = @p0)";
}
