namespace Ballast.Storage.Stores;

/// <summary>The statements of an import.</summary>
/// <remarks>
/// Whether a revision is new was decided before (<see cref="Revision{T}.AddsTo"/>). Two rows of one file about the same cell and
/// moment are one revision: the later row counts.
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
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        ON CONFLICT (metric_id, model_id, round, known_at, is_final, source_id) DO UPDATE SET score = excluded.score
        """;

    public const string InsertPosition = """
        INSERT INTO position_revision
          (model_id, round, known_at, is_final, source_id, is_assumed, at_risk, multipliers, payout_factor, payout)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        ON CONFLICT (model_id, round, known_at, is_final, source_id) DO UPDATE SET
          at_risk = excluded.at_risk, multipliers = excluded.multipliers,
          payout_factor = excluded.payout_factor, payout = excluded.payout
        """;

    public const string InsertRound = """
        INSERT INTO round_revision
          (tournament, round, known_at, source_id, is_assumed, open_time, close_time, close_staking_time, score_time,
           resolve_time, payout_factor, stake_threshold, total_at_stake, total_payout, is_resolved)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14)
        ON CONFLICT (tournament, round, known_at, source_id) DO UPDATE SET
          open_time = excluded.open_time, close_time = excluded.close_time,
          close_staking_time = excluded.close_staking_time, score_time = excluded.score_time,
          resolve_time = excluded.resolve_time, payout_factor = excluded.payout_factor,
          stake_threshold = excluded.stake_threshold, total_at_stake = excluded.total_at_stake,
          total_payout = excluded.total_payout, is_resolved = excluded.is_resolved
        """;
}
