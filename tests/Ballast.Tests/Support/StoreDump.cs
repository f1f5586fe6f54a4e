using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ballast.Tests.Support;

/// <summary>The whole content of a store as text, to compare two of them. The moment of an import is left out.</summary>
internal static class StoreDump
{
    /// <param name="path">The store's file.</param>
    /// <param name="without">Columns to leave out.</param>
    public static string Of(string path, params string[] without)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var lines = new List<string>();
        foreach (
            var table in Rows(
                connection,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
            )
        )
        {
            var all = Rows(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
            var columns = table == "source" ? "id, name, sha256" : string.Join(", ", all.Except(without));
            lines.Add("# " + table);
            lines.AddRange(Rows(connection, $"SELECT {columns} FROM {table}").Order(StringComparer.Ordinal));
        }
        return string.Join('\n', lines);
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Table names come from the store's own schema.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var cells = Enumerable
                .Range(0, reader.FieldCount)
                .Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture));
            rows.Add(string.Join('|', cells));
        }
        return rows;
    }
}
