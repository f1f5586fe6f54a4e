using System.Globalization;
using Ballast.Core.Text;

namespace Ballast.Server.Markup;

/// <summary>Draws tables and their cells as HTML. A table scrolls inside its own box, so that the page never does.</summary>
/// <param name="link">The address of the question that says more about a cell; null where nothing can be asked, as in a report.</param>
/// <param name="rest">Where a long table of the page is whole; null where nothing can be asked: then the whole table is folded away.</param>
/// <param name="before">What stands before the first cell of a row; null for nothing.</param>
internal sealed class TableAsHtml(
    Func<IReadOnlyList<string>, string?>? link,
    RestOfTables? rest,
    Func<Cell, Html>? before = null
)
{
    /// <summary>Rows of a table on a page, before somebody asks for all.</summary>
    public const int Most = 100;

    // A table with so many rows is folded away, unless it is the answer itself.
    private const int LongTable = 25;

    private int _number;

    /// <summary>The table; nothing where it has no row.</summary>
    public Html Draw(Core.Text.Table table)
    {
        if (table.Rows.Count == 0)
            return Html.Empty;
        var isWhole = table.Rows.Count <= table.Most;
        var isFolded = isWhole && !table.IsOpen && table.Rows.Count >= LongTable;
        if (rest is null)
            return isFolded ? Folded(table)
                : isWhole ? Open(table, table.Rows.Count)
                : Html.Of($"{Open(table, table.Most)}{Folded(table)}");
        var number = _number++;
        var shown = rest.Asked == number ? table.Rows.Count : Math.Min(table.Rows.Count, Math.Min(table.Most, Most));
        var drawn = Html.Of($"{Open(table, shown)}{More(table, shown, rest.Address(number))}");
        return isFolded ? Fold(table, drawn, rest.Asked == number) : drawn;
    }

    private static Html More(Core.Text.Table table, int shown, string address) =>
        shown == table.Rows.Count
            ? Html.Empty
            : Html.Of(
                $"<p class=\"more\">{Format.Count(shown)} of {Format.Many(table.Rows.Count, "row")} are shown. <a href=\"{address}\" data-more>Show all</a></p>\n"
            );

    private Html Folded(Core.Text.Table table) => Fold(table, Open(table, table.Rows.Count), isOpen: false);

    private static Html Fold(Core.Text.Table table, Html content, bool isOpen) =>
        Html.Of(
            $"""
            <details{(
                isOpen ? Html.Of($" open") : Html.Empty
            )}><summary>{table.Caption} <span class="much">{Format.Many(table.Rows.Count, "row")}</span></summary>
            {content}</details>

            """
        );

    /// <summary>The first rows, and the sums among the others: they are of all.</summary>
    private Html Open(Core.Text.Table table, int rows) =>
        Html.Of(
            $"""
            <div class="scroll" tabindex="0" role="region" aria-label="{table.Caption}"><table>
            <caption>{table.Caption}</caption>
            <thead><tr>{Html.Join(table.Columns.Select(Heading))}</tr></thead>
            <tbody>
            {Enumerable.Range(0, rows).Concat(table.Totals.Where(t => t >= rows)).Select(r =>
                Row(table, r)
            )}</tbody></table></div>

            """
        );

    private Html Row(Core.Text.Table table, int row)
    {
        var cells = Html.Join(table.Rows[row].Select((cell, place) => Draw(cell, table.Columns[place], place)));
        return table.Totals.Contains(row)
            ? Html.Of($"<tr class=\"total\">{cells}</tr>\n")
            : Html.Of($"<tr>{cells}</tr>\n");
    }

    private Html Heading(Column column) => Html.Of($"<th scope=\"col\"{Look(column)}>{Term(column.Title)}</th>");

    /// <summary>A word of ours, with what it means where a page can show that.</summary>
    public Html Term(string words) =>
        rest is not null && Glossary.Find(words) is { } term
            ? Html.Of($"<span class=\"term\" data-term=\"{term.FirstSentence}\">{words}</span>")
            : Html.Of($"{words}");

    // The first cell names its row.
    private Html Draw(Cell cell, Column column, int place) =>
        place == 0
            ? Html.Of($"<th scope=\"row\"{Look(column)}>{before?.Invoke(cell)}{Draw(cell)}</th>")
            : Html.Of($"<td{Look(column)}>{Draw(cell)}</td>");

    /// <summary>A cell alone.</summary>
    public Html Draw(Cell cell)
    {
        var drawn = cell switch
        {
            NameCell name => Html.Name(name.Given),
            MissingCell missing => Html.Of($"<span class=\"unknown\">{missing.Reason}</span>"),
            SparkCell spark => Draw(spark),
            WordsCell words => Html.Of($"{words.Said}"),
            { ExactValue: { } value } => Html.Of(
                $"<data value=\"{value}\"{Look(cell.Sign)}>{Typeset(cell.Text)}</data>"
            ),
            _ => Html.Of($"{Typeset(cell.Text)}"),
        };
        return cell.Leads is { } leads && link?.Invoke(leads) is { } address
            ? Html.Of($"<a href=\"{address}\">{drawn}</a>")
            : drawn;
    }

    /// <summary>A line without axes: where it began, where it is now.</summary>
    private static Html Draw(SparkCell spark)
    {
        const double Width = 100;
        const double Height = 24;
        var (low, high) = (spark.Values.Min(), spark.Values.Max());
        var scale = high > low ? Height / (high - low) : 0;
        var points = spark.Values.Select(
            (v, i) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{i * Width / (spark.Values.Count - 1):0.#},{(scale == 0 ? Height / 2 : Height - ((v - low) * scale)):0.#}"
                )
        );
        return Html.Of(
            $"<svg class=\"spark\" viewBox=\"0 0 100 24\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{spark.Text}\"><polyline points=\"{string.Join(' ', points)}\"/></svg>"
        );
    }

    private static Html Look(Column column) =>
        column.Kind switch
        {
            ColumnKind.Number => Html.Of($" class=\"n\""),
            ColumnKind.Words => Html.Of($" class=\"w\""),
            _ => Html.Empty,
        };

    private static Html Look(int sign) =>
        sign switch
        {
            > 0 => Html.Of($" class=\"gain\""),
            < 0 => Html.Of($" class=\"burn\""),
            _ => Html.Empty,
        };

    /// <summary>A true minus, and no line end before a unit.</summary>
    private static string Typeset(string number) => number.Replace('-', '\u2212').Replace(" %", "\u00A0%");
}

/// <summary>Where the rows are that a page left out.</summary>
/// <param name="Address">The address of the page with all rows of a table, by the number of the table on it.</param>
/// <param name="Asked">The table whose rows were all asked for; null for none.</param>
internal sealed record RestOfTables(Func<int, string> Address, int? Asked);
