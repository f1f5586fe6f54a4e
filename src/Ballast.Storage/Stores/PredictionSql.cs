namespace Ballast.Storage.Stores;

/// <summary>The statements about predictions.</summary>
internal static class PredictionSql
{
    public const string Keep = """
        INSERT INTO claim (id, tournament, kind, known_at, day, as_of, question, fingerprint, version, content)
        SELECT coalesce(max(id), 0) + 1, @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8 FROM claim WHERE true
        ON CONFLICT (tournament, kind, day, fingerprint) DO NOTHING
        """;

    public const string Claims = """
        SELECT kind, known_at, as_of, question, fingerprint, version, content FROM claim
        WHERE tournament = @p0 AND known_at <= @p1 ORDER BY known_at, id
        """;

    // Sources are few beside the rows they brought: one a file, one a synced model and day. Those of tournament 0 are about all of them.
    public const string Sources = """
        SELECT s.id, s.sha256, s.imported_at, r.first_known_at FROM source s LEFT JOIN source_reach r ON r.source_id = s.id
        WHERE (r.source_id IS NULL OR r.tournament IN (0, @p0))
          AND NOT EXISTS (SELECT 1 FROM file_import f WHERE f.source_id = s.id AND f.undone_at IS NOT NULL)
        ORDER BY s.id
        """;

    public const string KeepReach =
        "INSERT INTO source_reach (source_id, tournament, first_known_at) VALUES (@p0, @p1, @p2)";
}
