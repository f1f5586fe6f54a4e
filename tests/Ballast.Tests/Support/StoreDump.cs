using System.Globalization;
using Ballast.Storage.Engines;

namespace Ballast.Tests.Support;

/// <summary>The whole content of a store as text, to compare two of them, on whatever engines. The moment of an import, and who held the lease, are left out.</summary>
internal static class StoreDump
{
    /// <param name="location">Where the store is.</param>
    /// <param name="without">Columns to leave out.</param>
    public static string Of(string location, params string[] without)
    {
        var engine = Engine.Of(location);
        using var connection = engine.Connect();
        var lines = new List<string>();
        foreach (
            var table in engine
                .Tables(connection)
                .Where(t => t.Name != "lease")
                .OrderBy(t => t.Name, StringComparer.Ordinal)
        )
        {
            string[] columns = table.Name == "source" ? ["id", "name", "sha256"] : [.. table.Columns.Except(without)];
            lines.Add("# " + table.Name);
            lines.AddRange(
                Rows(connection, $"SELECT {string.Join(", ", columns)} FROM {table.Name}").Order(StringComparer.Ordinal)
            );
        }
        return string.Join('\n', lines);
    }

    private static List<string> Rows(System.Data.Common.DbConnection connection, string sql)
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
                .Select(i =>
                    reader.GetValue(i) is byte[] bytes
                        ? Convert.ToHexString(bytes)
                        : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)
                );
            rows.Add(string.Join('|', cells));
        }
        return rows;
    }
}
