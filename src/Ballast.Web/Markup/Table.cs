using Ballast.Core.Text;

namespace Ballast.Web.Markup;

/// <summary>A table that scrolls inside its own box, so that the page never does.</summary>
internal sealed class Table
{
    private readonly List<Html> _rows = [];
    private readonly string _caption;
    private readonly string[] _columns;

    /// <summary>An empty table.</summary>
    /// <param name="caption">What its rows are; read aloud, and shown where the table is folded away.</param>
    /// <param name="columns">Headings; one that begins with # is over numbers, which stand at the right, one with ~ over prose, which wraps.</param>
    public Table(string caption, params string[] columns)
    {
        _caption = caption;
        _columns = columns;
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a row; its first cell names it.</summary>
    public Table Row(params Html[] cells) => Row(null, cells);

    /// <summary>Adds a row that looks different.</summary>
    public Table Row(string? look, params Html[] cells)
    {
        var inside = Html.Join(cells.Select(Cell));
        _rows.Add(look is null ? Html.Of($"<tr>{inside}</tr>\n") : Html.Of($"<tr class=\"{look}\">{inside}</tr>\n"));
        return this;
    }

    /// <summary>The table, open to the eye.</summary>
    public Html Open() =>
        Html.Of(
            $"""
            <div class="scroll" tabindex="0" role="region" aria-label="{_caption}"><table>
            <caption>{_caption}</caption>
            <thead><tr>{Html.Join(_columns.Select(Heading))}</tr></thead>
            <tbody>
            {_rows}</tbody></table></div>

            """
        );

    /// <summary>The table, folded away.</summary>
    public Html Folded() =>
        Html.Of(
            $"""
            <details><summary>{_caption} <span class="much">{Format.Many(_rows.Count, "row")}</span></summary>
            {Open()}</details>

            """
        );

    /// <summary>Folded from so many rows on.</summary>
    public Html FoldedFrom(int rows) => _rows.Count >= rows ? Folded() : Open();

    private static Html Heading(string column) =>
        Html.Of($"<th scope=\"col\"{Look(column)}>{column[(column is ['#' or '~', ..] ? 1 : 0)..]}</th>");

    private Html Cell(Html content, int place) =>
        place == 0
            ? Html.Of($"<th scope=\"row\"{Look(_columns[place])}>{content}</th>")
            : Html.Of($"<td{Look(_columns[place])}>{content}</td>");

    private static Html Look(string column) =>
        column switch
        {
            ['#', ..] => Html.Of($" class=\"n\""),
            ['~', ..] => Html.Of($" class=\"w\""),
            _ => Html.Empty,
        };
}
