using System.Globalization;

namespace Ballast.Cli.Output;

/// <summary>Writes lines of CSV, quoted as in RFC 4180; what is not known is an empty cell.</summary>
internal sealed class CsvLines(TextWriter writer)
{
    public void Write(IReadOnlyList<object?> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0)
                writer.Write(',');
            writer.Write(Cell(Convert.ToString(row[i], CultureInfo.InvariantCulture) ?? ""));
        }
        writer.Write('\n');
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
