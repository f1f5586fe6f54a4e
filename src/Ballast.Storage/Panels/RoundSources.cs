using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Rounds;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Panels;

/// <summary>What a store keeps of the scores of each round, as a hash: over the sources that wrote them and the checksums of what those wrote.</summary>
/// <remarks>
/// A source writes once; a correction is a new source, and an import that is taken back is a source less. So a file of a round is up to date as long as this hash is
/// what it was, and a folder that belongs to another store is never taken for this one's.
/// </remarks>
internal static class RoundSources
{
    private const string Sql = """
        SELECT w.round, w.source_id, c.row_count, c.checksum
        FROM scored_round_source w LEFT JOIN content_sum c ON c.owner_id = w.source_id AND c.table_name = 'score_revision'
        WHERE w.tournament = @p0 ORDER BY w.round, w.source_id
        """;

    /// <summary>By round; null for a round with a source that has no checksum, of which nothing can be said.</summary>
    public static SortedDictionary<int, string?> Read(
        DbConnection connection,
        Tournament tournament,
        DbTransaction? transaction = null
    )
    {
        var texts = new SortedDictionary<int, StringBuilder?>();
        using var statement = new Statement(connection, Sql, 1) { Transaction = transaction };
        using var reader = statement.Read((long)tournament);
        while (reader.Read())
        {
            var round = reader.GetInt32(0);
            if (!texts.TryGetValue(round, out var text))
                texts[round] = text = new StringBuilder();
            if (reader.IsDBNull(2))
                texts[round] = null;
            else
                text?.Append(
                    CultureInfo.InvariantCulture,
                    $"{reader.GetInt64(1)} {reader.GetInt64(2)} {reader.GetString(3)}\n"
                );
        }
        var hashes = new SortedDictionary<int, string?>();
        foreach (var (round, text) in texts)
            hashes[round] = text is null
                ? null
                : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text.ToString())));
        return hashes;
    }

    /// <summary>Changes whenever any of the hashes may.</summary>
    public static string Stamp(DbConnection connection) =>
        Query.Texts(
            connection,
            """
            SELECT CAST((SELECT coalesce(max(id), 0) FROM source) AS TEXT) || ' ' ||
              CAST((SELECT count(*) FROM file_import WHERE undone_at IS NOT NULL) AS TEXT) || ' ' ||
              CAST((SELECT count(*) FROM content_sum) AS TEXT)
            """
        )[0];
}
