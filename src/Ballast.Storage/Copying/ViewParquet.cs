using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Panels;
using DuckDB.NET.Data;

namespace Ballast.Storage.Copying;

/// <summary>Writes a view to a Parquet file, each column with the type of its values.</summary>
public static class ViewParquet
{
    /// <summary>Writes the rows of <see cref="StoreViews.Read"/>, in their order.</summary>
    /// <param name="location">Where the store is.</param>
    /// <param name="view">One of <see cref="StoreViews.Names"/>.</param>
    /// <param name="tournament">Rows of this one; prices and wallets belong to none.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="StoreException">The store cannot be read, or the file cannot be written.</exception>
    public static Outcome<long> Write(
        string location,
        string view,
        Tournament tournament,
        string path,
        CancellationToken cancellation
    )
    {
        using var database = new PanelDatabase(cancellation);
        IReadOnlyList<(string Name, ViewType Type)> columns = [];
        DuckDBAppender? rows = null;
        try
        {
            var outcome = StoreViews.Read(location, view, tournament, Take, cancellation);
            if (outcome is not Outcome<long>.Done)
                return outcome;
        }
        finally
        {
            rows?.Dispose();
        }
        var select = string.Join(", ", columns.Select(c => $"CAST(\"{c.Name}\" AS {Written(c.Type)}) AS \"{c.Name}\""));
        database.Execute(
            $"COPY (SELECT {select} FROM kept) TO {PanelDatabase.Text(path)} (FORMAT parquet, COMPRESSION zstd)"
        );
        return database.Number("SELECT count(*) FROM kept");

        void Take(IReadOnlyList<object?> line)
        {
            if (rows is null)
            {
                columns = [.. line.Select(name => ((string)name!, ViewTypes.Find((string)name!)))];
                var kept = string.Join(", ", columns.Select(c => $"\"{c.Name}\" {Kept(c.Type)}"));
                database.Execute($"CREATE TABLE kept ({kept})");
                rows = database.Appender("kept");
                return;
            }
            var row = rows.CreateRow();
            for (var i = 0; i < columns.Count; i++)
                Append(row, Kept(columns[i].Type), line[i]);
            row.EndRow();
        }
    }

    private static void Append(IDuckDBAppenderRow row, string kept, object? value)
    {
        if (value is null)
            row.AppendNullValue();
        else if (kept == "VARCHAR")
            row.AppendValue((string)value);
        else if (kept == "DOUBLE")
            row.AppendValue((double)value);
        else
            row.AppendValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }

    /// <summary>The type in which the store's value is taken.</summary>
    private static string Kept(ViewType type) =>
        type switch
        {
            ViewType.Double => "DOUBLE",
            ViewType.Whole or ViewType.Flag => "BIGINT",
            _ => "VARCHAR",
        };

    /// <summary>The type in which it stands in the file.</summary>
    private static string Written(ViewType type) =>
        type switch
        {
            ViewType.Text => "VARCHAR",
            ViewType.Whole => "BIGINT",
            ViewType.Double => "DOUBLE",
            // 20 places before the point: more than all NMR there is.
            ViewType.Exact => "DECIMAL(38, 18)",
            ViewType.Time => "TIMESTAMP_MS",
            ViewType.Day => "DATE",
            ViewType.Flag => "BOOLEAN",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
}
