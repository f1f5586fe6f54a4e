namespace Ballast.Storage.Engines.Sqlite;

/// <summary>What the words in scripts for both engines are in SQLite.</summary>
internal static class SqliteDialect
{
    /// <inheritdoc cref="Engine.InScript" />
    public static string Translate(string word, string content) =>
        word switch
        {
            "time" =>
                $"strftime('%Y-%m-%dT%H:%M:%S', {content} / 1000, 'unixepoch') || printf('.%03dZ', {content} % 1000)",
            "text" => content,
            "known" => $"{content} <= {SqliteEngine.Clock}",
            // Quoted as JSON first: whatever stands in the text, a list comes of it.
            "parts" => $"json_each('[' || replace(json_quote({content}), ',', '\",\"') || ']')",
            "join" => $"group_concat({content}, ',')",
            "replace" => $"DROP VIEW {content};\nCREATE VIEW {content}",
            _ => throw new ArgumentOutOfRangeException(nameof(word), word, "SQLite has no such word."),
        };
}
