namespace Ballast.Storage.Stores;

/// <summary>The statements of an import.</summary>
/// <remarks>
/// A revision is added unless the same value stands there already: either with the same moment, or as the one in force at that moment.
/// The first makes a repeated import change nothing; the second keeps a value that is seen again on a later day from becoming
/// a row a day.
/// </remarks>
internal static class ImportSql
{
    public const string InsertModel =
        "INSERT INTO model (tournament, name, name_key) VALUES (@p0, @p1, @p2) RETURNING id";

    public const string InsertMetric = "INSERT INTO metric (name, version) VALUES (@p0, @p1) RETURNING id";

    public const string ReserveSource = "INSERT INTO source (id, name, sha256, imported_at) VALUES (@p0, '', '', 0)";

    public const string NameSource = "UPDATE source SET name = @p1, sha256 = @p2, imported_at = @p3 WHERE id = @p0";

    public const string InsertScoredRound =
        "INSERT INTO scored_round (tournament, round) VALUES (@p0, @p1) ON CONFLICT DO NOTHING";

    public const string InsertGap = """
        INSERT INTO score_gap (model_id, round, known_at) VALUES (@p0, @p1, @p2)
        ON CONFLICT (model_id, round) DO UPDATE SET known_at = excluded.known_at WHERE excluded.known_at < score_gap.known_at
        """;

    public const string InsertScore = """
        INSERT INTO score_revision (metric_id, model_id, round, known_at, is_final, source_id, is_assumed, score)
        SELECT @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7
        WHERE NOT EXISTS (
          SELECT 1 FROM score_revision
          WHERE metric_id = @p0 AND model_id = @p1 AND round = @p2 AND known_at = @p3 AND is_final = @p4 AND score = @p7)
        AND NOT EXISTS (
          SELECT 1 FROM (
            SELECT is_final, score FROM score_revision
            WHERE metric_id = @p0 AND model_id = @p1 AND round = @p2 AND known_at <= @p3
            ORDER BY known_at DESC, is_final DESC, source_id DESC LIMIT 1) AS in_force
          WHERE in_force.is_final = @p4 AND in_force.score = @p7)
        ON CONFLICT (metric_id, model_id, round, known_at, is_final, source_id) DO UPDATE SET score = excluded.score
        """;

    public const string InsertPosition = """
        INSERT INTO position_revision
          (model_id, round, known_at, is_final, source_id, is_assumed, at_risk, multipliers, payout_factor, payout)
        SELECT @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9
        WHERE NOT EXISTS (
          SELECT 1 FROM position_revision
          WHERE model_id = @p0 AND round = @p1 AND known_at = @p2 AND is_final = @p3
            AND at_risk IS NOT DISTINCT FROM @p6 AND multipliers IS NOT DISTINCT FROM @p7
            AND payout_factor IS NOT DISTINCT FROM @p8 AND payout IS NOT DISTINCT FROM @p9)
        AND NOT EXISTS (
          SELECT 1 FROM (
            SELECT * FROM position_revision WHERE model_id = @p0 AND round = @p1 AND known_at <= @p2
            ORDER BY known_at DESC, is_final DESC, source_id DESC LIMIT 1) AS in_force
          WHERE in_force.is_final = @p3
            AND in_force.at_risk IS NOT DISTINCT FROM @p6 AND in_force.multipliers IS NOT DISTINCT FROM @p7
            AND in_force.payout_factor IS NOT DISTINCT FROM @p8 AND in_force.payout IS NOT DISTINCT FROM @p9)
        ON CONFLICT (model_id, round, known_at, is_final, source_id) DO UPDATE SET
          at_risk = excluded.at_risk, multipliers = excluded.multipliers,
          payout_factor = excluded.payout_factor, payout = excluded.payout
        """;

    public const string InsertRound = """
        INSERT INTO round_revision
          (tournament, round, known_at, source_id, is_assumed, open_time, close_time, close_staking_time, score_time,
           resolve_time, payout_factor, stake_threshold, total_at_stake, total_payout, is_resolved)
        SELECT @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14
        WHERE NOT EXISTS (
          SELECT 1 FROM round_revision
          WHERE tournament = @p0 AND round = @p1 AND known_at = @p2
            AND open_time IS NOT DISTINCT FROM @p5 AND close_time IS NOT DISTINCT FROM @p6
            AND close_staking_time IS NOT DISTINCT FROM @p7 AND score_time IS NOT DISTINCT FROM @p8
            AND resolve_time IS NOT DISTINCT FROM @p9 AND payout_factor IS NOT DISTINCT FROM @p10
            AND stake_threshold IS NOT DISTINCT FROM @p11 AND total_at_stake IS NOT DISTINCT FROM @p12
            AND total_payout IS NOT DISTINCT FROM @p13 AND is_resolved IS NOT DISTINCT FROM @p14)
        AND NOT EXISTS (
          SELECT 1 FROM (
            SELECT * FROM round_revision WHERE tournament = @p0 AND round = @p1 AND known_at <= @p2
            ORDER BY known_at DESC, source_id DESC LIMIT 1) AS in_force
          WHERE in_force.open_time IS NOT DISTINCT FROM @p5 AND in_force.close_time IS NOT DISTINCT FROM @p6
            AND in_force.close_staking_time IS NOT DISTINCT FROM @p7 AND in_force.score_time IS NOT DISTINCT FROM @p8
            AND in_force.resolve_time IS NOT DISTINCT FROM @p9 AND in_force.payout_factor IS NOT DISTINCT FROM @p10
            AND in_force.stake_threshold IS NOT DISTINCT FROM @p11 AND in_force.total_at_stake IS NOT DISTINCT FROM @p12
            AND in_force.total_payout IS NOT DISTINCT FROM @p13 AND in_force.is_resolved IS NOT DISTINCT FROM @p14)
        ON CONFLICT (tournament, round, known_at, source_id) DO NOTHING
        """;
}
