using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Ballast.Tests.Doors.Agreement;

/// <summary>Figures of a page: what stands in its tiles and tables, with the exact values that the markup carries.</summary>
internal sealed partial class Page(string html)
{
    private const int Milliseconds = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(Milliseconds);

    /// <summary>The figure of a tile; null where there is none, or it is not known.</summary>
    public object? Tile(string name)
    {
        // A name that the glossary has carries what it means.
        var found = Regex.Match(
            html,
            $"<dt>(<span[^>]*>)?{name}(</span>)?</dt>",
            RegexOptions.ExplicitCapture,
            Patience
        );
        return found.Success
            ? Value(html[found.Index..html.IndexOf("</div>", found.Index, StringComparison.Ordinal)])
            : null;
    }

    /// <summary>A column of a table by the first word of each row; empty where there is no such table or column.</summary>
    /// <param name="caption">The beginning of its caption.</param>
    /// <param name="column">The heading of the column.</param>
    public IReadOnlyDictionary<string, object?> Column(string caption, string column)
    {
        var cells = new Dictionary<string, object?>();
        var table = Tables().FirstOrDefault(t => t.Contains($"<caption>{caption}", StringComparison.Ordinal));
        if (table is null)
            return cells;
        var headings = Cell().Matches(table.Split("<tbody>")[0]).Select(m => Text(m.Groups["it"].Value)).ToList();
        var place = headings.IndexOf(column);
        if (place < 0)
            return cells;
        foreach (Match row in Row().Matches(table.Split("<tbody>")[1]))
        {
            var values = Cell().Matches(row.Value).Select(m => m.Groups["it"].Value).ToList();
            cells[Text(values[0]).Split(' ')[0]] = Value(values[place]);
        }
        return cells;
    }

    /// <summary>A number that stands in a sentence; null where the sentence is not there.</summary>
    public object? Said(string pattern)
    {
        return Find(pattern) is { } said ? Number(said) : null;
    }

    /// <summary>The first group of a pattern; null where the pattern is not there.</summary>
    public string? Find(string pattern)
    {
        var found = Regex.Match(html, pattern, RegexOptions.Singleline | RegexOptions.ExplicitCapture, Patience);
        return found.Success ? found.Groups["it"].Value : null;
    }

    /// <summary>Thousands separators, the true minus sign and a plus are for people.</summary>
    public static object? Number(string text) =>
        decimal.TryParse(
            text.Replace(",", "", StringComparison.Ordinal).Replace('\u2212', '-'),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private IEnumerable<string> Tables() => Table().Matches(html).Select(m => m.Value);

    private static object? Value(string cell)
    {
        var data = Data().Match(cell);
        if (data.Success)
            return Number(data.Groups["it"].Value);
        var text = Text(cell);
        return text is "n/a" or "" ? null : text;
    }

    private static string Text(string markup) => WebUtility.HtmlDecode(Tag().Replace(markup, "")).Trim();

    [GeneratedRegex("<table>.*?</table>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex Table();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex Row();

    [GeneratedRegex(
        "<t[hd][^>]*>(?<it>.*?)</t[hd]>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        Milliseconds
    )]
    private static partial Regex Cell();

    [GeneratedRegex("<data value=\"(?<it>[^\"]*)\"", RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex Data();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, Milliseconds)]
    private static partial Regex Tag();
}
