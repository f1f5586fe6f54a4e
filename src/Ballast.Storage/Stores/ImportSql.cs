namespace Ballast.Storage.Stores;

/// <summary>The statements of an import.</summary>
/// <remarks>
/// Whether a revision is new was decided before (<see cref="History{T}"/>); its key can be there already only from another source.
/// </remarks>
internal static class ImportSql
{
    public const string InsertModel =
        "INSERT INTO model (tournament, name, name_key, known_at) VALUES (@p0, @p1, @p2, @p3) RETURNING id";

    public const string InsertMetric = "INSERT INTO metric (name, version) VALUES (@p0, @p1) RETURNING id";

    public const string ReserveSource = "INSERT INTO source (id, name, sha256, imported_at) VALUES (@p0, '', '', 0)";

    public const string NameSource = "UPDATE source SET name = @p1, sha256 = @p2, imported_at = @p3 WHERE id = @p0";

    public const string ForgetSource = "DELETE FROM source WHERE id = @p0";

    public const string ModelKnownEarlier = "UPDATE model SET known_at = @p1 WHERE id = @p0 AND known_at > @p1";

    public const string InsertScoredRound = """
        INSERT INTO scored_round (tournament, round, known_at) VALUES (@p0, @p1, @p2)
        ON CONFLICT (tournament, round) DO UPDATE SET known_at = excluded.known_at WHERE excluded.known_at < scored_round.known_at
        """;

    public const string InsertGap = """
        INSERT INTO score_gap (model_id, round, known_at) VALUES (@p0, @p1, @p2)
        ON CONFLICT (model_id, round) DO UPDATE SET known_at = excluded.known_at WHERE excluded.known_at < score_gap.known_at
        """;

    public const string InsertScore = """
        INSERT INTO score_revision (metric_id, model_id, round, known_at, is_final, source_id, is_assumed, score)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        """;

    public const string InsertPosition = """
        INSERT INTO position_revision
          (model_id, round, known_at, is_final, source_id, is_assumed, at_risk, multipliers, payout_factor, payout)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        """;

    public const string InsertPrice =
        "INSERT INTO price_revision (currency, day, known_at, source_id, price) VALUES (@p0, @p1, @p2, @p3, @p4)";

    public const string InsertStakeDay = """
        INSERT INTO stake_day_revision
          (tournament, name_key, day, known_at, source_id, name, nmr_staked, payout_pending, payout_settled, multipliers,
           take_profit)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
        """;

    public const string InsertRound = """
        INSERT INTO round_revision
          (tournament, round, known_at, source_id, is_assumed, open_time, close_time, close_staking_time, score_time,
           resolve_time, payout_factor, stake_threshold, total_at_stake, total_payout, is_resolved)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14)
        """;
}
