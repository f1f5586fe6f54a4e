namespace Ballast.Storage.Engines.Postgres;

/// <summary>What the words in scripts for both engines are in PostgreSQL.</summary>
internal static class PostgresDialect
{
    /// <inheritdoc cref="Engine.InScript" />
    public static string Translate(string word, string content) =>
        word switch
        {
            "time" =>
                $"(to_char(to_timestamp({content} / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') || '.' || lpad(({content} % 1000)::text, 3, '0') || 'Z') COLLATE \"C\"",
            "text" => $"({content}) COLLATE \"C\"",
            // The statement's time and not the clock's: it is looked at once a statement.
            "known" => $"{content} <= CAST(date_part('epoch', statement_timestamp()) * 1000 AS bigint)",
            "parts" =>
                $"LATERAL (SELECT u.value, u.key FROM unnest(string_to_array({content}, ',')) WITH ORDINALITY AS u (value, key))",
            "join" => $"string_agg({content}, ',')",
            // In place: views that others made over it stay.
            "replace" => $"CREATE OR REPLACE VIEW {content}",
            _ => throw new ArgumentOutOfRangeException(nameof(word), word, "PostgreSQL has no such word."),
        };
}
