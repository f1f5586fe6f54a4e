using System.Globalization;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;

namespace Ballast.Sandbox.Datasets;

/// <summary>Writes a table as Parquet, with what pandas needs to find the index again, or as CSV.</summary>
internal static class TableWriter
{
    /// <summary>The bytes of a Parquet file of one group of rows.</summary>
    public static byte[] Parquet(DataTable table)
    {
        using var stream = new MemoryStream();
        WriteAsync(table, stream).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    /// <summary>The bytes of a CSV file; what is missing is empty.</summary>
    public static byte[] Csv(DataTable table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(c => c.Name)).Append('\n');
        for (var row = 0; row < table.Rows; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
            {
                if (column > 0)
                    text.Append(',');
                Append(text, table.Columns[column].Values, row);
            }
            text.Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, Array values, int row)
    {
        switch (values)
        {
            case string[] texts:
                text.Append(texts[row]);
                break;
            case sbyte[] small:
                text.Append(CultureInfo.InvariantCulture, $"{small[row]}");
                break;
            case float[] numbers when !float.IsNaN(numbers[row]):
                text.Append(CultureInfo.InvariantCulture, $"{numbers[row]:R}");
                break;
        }
    }

    private static async Task WriteAsync(DataTable table, Stream stream)
    {
        DataField[] fields = [.. table.Columns.Select(Field)];
        var schema = new ParquetSchema(fields);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        writer.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["pandas"] = Pandas(table) };
        using var group = writer.CreateRowGroup();
        foreach (var (field, column) in schema.GetDataFields().Zip(table.Columns))
        {
            await (
                column.Values switch
                {
                    string[] texts => group.WriteAsync(field, (IReadOnlyCollection<string>)texts),
                    sbyte[] small => group.WriteAsync<sbyte>(field, small.AsMemory()),
                    float[] numbers => group.WriteAsync<float>(field, numbers.AsMemory()),
                    _ => throw new ArgumentException($"A column of another kind: {column.Name}.", nameof(table)),
                }
            );
        }
        group.CompleteValidate();
    }

    private static DataField Field(DataColumn column) =>
        column.Values switch
        {
            string[] => new DataField<string>(column.Name),
            sbyte[] => new DataField<sbyte>(column.Name),
            _ => new DataField<float>(column.Name),
        };

    /// <summary>The note by which pandas gives rows their names again (pandas documentation, "storing pandas DataFrame objects").</summary>
    private static string Pandas(DataTable table) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["index_columns"] = table.HasIndex ? new[] { table.Columns[0].Name } : [],
                ["column_indexes"] = new[] { Described(null, "unicode", "object") },
                ["columns"] = table
                    .Columns.Skip(table.HasIndex ? 1 : 0)
                    .Concat(table.Columns.Take(table.HasIndex ? 1 : 0))
                    .Select(Described),
                ["creator"] = new Dictionary<string, string> { ["library"] = "Parquet.Net", ["version"] = "6.1.0" },
                ["pandas_version"] = "2.2.0",
            }
        );

    private static Dictionary<string, object?> Described(DataColumn column) =>
        column.Values switch
        {
            string[] => Described(column.Name, "unicode", "object"),
            sbyte[] => Described(column.Name, "int8", "int8"),
            _ => Described(column.Name, "float32", "float32"),
        };

    private static Dictionary<string, object?> Described(string? name, string pandas, string numpy) =>
        new(StringComparer.Ordinal)
        {
            ["name"] = name,
            ["field_name"] = name,
            ["pandas_type"] = pandas,
            ["numpy_type"] = numpy,
            ["metadata"] = null,
        };
}
