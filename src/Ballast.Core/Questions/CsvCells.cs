using System.Text;

namespace Ballast.Core.Questions;

/// <summary>Cells of a line of CSV, quoted as in RFC 4180; no line breaks in a cell.</summary>
internal static class CsvCells
{
    /// <summary>What stands between the cells, by the header: a semicolon where spreadsheets of some languages wrote it, else a comma.</summary>
    /// <param name="header">The first line.</param>
    public static char SeparatorOf(string header) =>
        header.Contains(';', StringComparison.Ordinal) && !header.Contains(',', StringComparison.Ordinal) ? ';' : ',';

    /// <summary>The cells of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="separator">What stands between them.</param>
    /// <param name="where">Where it stands, for the message.</param>
    /// <exception cref="ParameterException">A quotation mark is not closed.</exception>
    public static List<string> Read(string line, char separator, string where)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var sign = line[i];
            if (isQuoted && sign == '"' && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[++i]);
            else if (sign == '"' && (isQuoted || cell.Length == 0))
                isQuoted = !isQuoted;
            else if (sign == separator && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(sign);
        }
        if (isQuoted)
            throw new ParameterException($"{where}: a quotation mark is not closed.");
        cells.Add(cell.ToString());
        return cells;
    }
}
