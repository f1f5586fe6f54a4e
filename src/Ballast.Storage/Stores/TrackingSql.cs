namespace Ballast.Storage.Stores;

/// <summary>The statements about what is tracked.</summary>
internal static class TrackingSql
{
    public const string Models = """
        SELECT name, feed_id, started_at, is_watched, account, settled_to, synced_at FROM tracked_model
        WHERE tournament = @p0 ORDER BY name_key
        """;

    // A model whose id changed is another one (a new world, a name given away): it is synced from its beginning.
    public const string Keep = """
        INSERT INTO tracked_model (tournament, name_key, name, feed_id, started_at, is_watched, account)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        ON CONFLICT (tournament, name_key) DO UPDATE SET
          settled_to = CASE WHEN tracked_model.feed_id = excluded.feed_id THEN tracked_model.settled_to END,
          feed_id = excluded.feed_id,
          started_at = coalesce(excluded.started_at, tracked_model.started_at),
          is_watched = CASE WHEN excluded.is_watched = 1 THEN 1 ELSE tracked_model.is_watched END,
          account = coalesce(excluded.account, tracked_model.account)
        """;

    public const string ForgetPathEnds = """
        DELETE FROM path_end WHERE model_id IN (
          SELECT model.id FROM model
          JOIN tracked_model t ON t.tournament = model.tournament AND t.name_key = model.name_key
          WHERE model.tournament = @p0 AND model.name_key = @p1 AND t.feed_id <> @p2)
        """;

    public const string NoteSynced =
        "UPDATE tracked_model SET settled_to = @p2, synced_at = @p3 WHERE tournament = @p0 AND name_key = @p1";

    public const string NotePathEnd = """
        INSERT INTO path_end (model_id, round, metric_id, day) VALUES (@p0, @p1, @p2, @p3)
        ON CONFLICT (model_id, round, metric_id) DO UPDATE SET day = excluded.day
        """;

    public const string PathEnds = """
        SELECT p.round, metric.name, metric.version, p.day FROM path_end p
        JOIN model ON model.id = p.model_id JOIN metric ON metric.id = p.metric_id
        WHERE model.tournament = @p0 AND model.name_key = @p1 AND p.round >= @p2
        """;

    public const string Accounts = "SELECT label, user_name, synced_at FROM account ORDER BY label";

    public const string KeepAccount = """
        INSERT INTO account (label, user_name, synced_at) VALUES (@p0, @p1, @p2)
        ON CONFLICT (label) DO UPDATE SET user_name = coalesce(excluded.user_name, account.user_name), synced_at = excluded.synced_at
        """;
}
