using System.Globalization;

namespace Ballast.Cli.Output;

/// <summary>
/// Writes lines of CSV, quoted as in RFC 4180; what is not known is an empty cell. A text that a spreadsheet would take for a formula gets
/// an apostrophe before it, as in the tables that the pages save.
/// </summary>
internal sealed class CsvLines(TextWriter writer)
{
    public void Write(IReadOnlyList<object?> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0)
                writer.Write(',');
            writer.Write(Cell(row[i]));
        }
        writer.Write('\n');
    }

    private static string Cell(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (value is string && IsFormula(text))
            text = $"'{text}";
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>By the first character, the wide forms included; amounts come as text and are numbers all the same.</summary>
    private static bool IsFormula(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..]
        && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
