namespace Ballast.Storage.Stores;

/// <summary>The statements of an import.</summary>
/// <remarks>
/// Whether a revision is new was decided before (<see cref="History{T}"/>); its key can be there already only from another source.
/// </remarks>
internal static class ImportSql
{
    // The next number and not the engine's own counter: only one writes at a time, and a batch that was dropped leaves no hole.
    public const string InsertModel =
        "INSERT INTO model (id, tournament, name, name_key, known_at) SELECT coalesce(max(id), 0) + 1, @p0, @p1, @p2, @p3 FROM model RETURNING id";

    public const string InsertMetric =
        "INSERT INTO metric (id, name, version) SELECT coalesce(max(id), 0) + 1, @p0, @p1 FROM metric RETURNING id";

    public const string ReserveSource = "INSERT INTO source (id, name, sha256, imported_at) VALUES (@p0, '', '', 0)";

    public const string NameSource = "UPDATE source SET name = @p1, sha256 = @p2, imported_at = @p3 WHERE id = @p0";

    public const string ForgetSource = "DELETE FROM source WHERE id = @p0";

    public const string ModelKnownEarlier = "UPDATE model SET known_at = @p1 WHERE id = @p0 AND known_at > @p1";

    public const string InsertScoredRound = """
        INSERT INTO scored_round (tournament, round, known_at) VALUES (@p0, @p1, @p2)
        ON CONFLICT (tournament, round) DO UPDATE SET known_at = excluded.known_at WHERE excluded.known_at < scored_round.known_at
        """;

    public const string InterimKnownEarlier =
        "UPDATE interim_score SET known_at = @p3 WHERE metric_id = @p0 AND round = @p1 AND model_id = @p2";

    // A source writes once, so no row is there yet.
    public const string NoteRoundSource =
        "INSERT INTO scored_round_source (tournament, round, source_id) VALUES (@p0, @p1, @p2)";

    // A gap that is known earlier already is no news.
    public const string InsertGap = """
        INSERT INTO score_gap_revision (model_id, round, known_at, source_id) SELECT @p0, @p1, @p2, @p3
        WHERE NOT EXISTS (SELECT 1 FROM score_gap_revision WHERE model_id = @p0 AND round = @p1 AND known_at <= @p2)
          AND NOT EXISTS (SELECT 1 FROM score_gap WHERE model_id = @p0 AND round = @p1 AND known_at <= @p2)
        """;

    public const string NameFileImport =
        "INSERT INTO file_import (source_id, command, tournament) VALUES (@p0, @p1, @p2)";

    public const string SourcesByHash = "SELECT id, sha256 FROM source WHERE sha256 <> ''";
}
