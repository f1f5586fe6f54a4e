using Ballast.Core.Text;

namespace Ballast.Cli.Output;

/// <summary>A table made to fit a width: names are cut first, then columns are left out by their priority.</summary>
internal sealed record FittedTable(
    IReadOnlyList<Column> Columns,
    IReadOnlyList<IReadOnlyList<Cell>> Rows,
    IReadOnlyList<string> LeftOut
)
{
    // Two blanks on either side of a cell and the table's own edges.
    private const int Around = 3;
    private const int ShortestName = 8;

    // Words take several lines; narrower than that they are a ladder.
    private const int FewestOfWords = 24;

    public static FittedTable Of(Table table, int width)
    {
        var kept = Enumerable.Range(0, table.Columns.Count).ToList();
        var leftOut = new List<string>();
        while (Width(table, kept, ShortestName) > width && Next(table, kept) is { } next)
        {
            kept.Remove(next);
            leftOut.Add(table.Columns[next].Title);
        }
        var names = NameWidth(table, kept, width);
        return new FittedTable(
            [.. kept.Select(c => table.Columns[c] with { Title = Title(table.Columns[c], names) })],
            [
                .. table.Rows.Select(r =>
                    (IReadOnlyList<Cell>)[.. kept.Select(c => Fitted(r[c], table.Columns[c], names))]
                ),
            ],
            [.. table.Columns.Select(c => c.Title).Where(leftOut.Contains)]
        );
    }

    /// <summary>A name in at most so many characters.</summary>
    public static string Cut(string name, int most) => name.Length <= most ? name : name[..(most - 1)] + "…";

    /// <summary>The column to leave out next: of the highest priority number the last one.</summary>
    private static int? Next(Table table, List<int> kept)
    {
        var droppable = kept.Where(c => table.Columns[c].Priority > 0).ToList();
        return droppable.Count == 0 ? null : droppable.OrderBy(c => table.Columns[c].Priority).ThenBy(c => c).Last();
    }

    private static int NameWidth(Table table, List<int> kept, int width)
    {
        var most = int.MaxValue;
        for (var names = kept.Max(c => Longest(table, c)); names >= ShortestName; names--)
        {
            most = names;
            if (Width(table, kept, names) <= width)
                break;
        }
        return most;
    }

    private static int Width(Table table, IEnumerable<int> columns, int names) =>
        columns.Sum(c =>
            Around
            + table.Columns[c].Kind switch
            {
                ColumnKind.Name => Math.Min(names, Longest(table, c)),
                ColumnKind.Words => Math.Min(FewestOfWords, Longest(table, c)),
                _ => Longest(table, c),
            }
        ) + 1;

    private static int Longest(Table table, int column) =>
        table.Rows.Select(r => r[column].Text.Length).Append(table.Columns[column].Title.Length).Max();

    // The title of a column of numbers may be a model's name.
    private static string Title(Column column, int names) =>
        column.Kind == ColumnKind.Name ? Cut(column.Title, names) : column.Title;

    private static Cell Fitted(Cell cell, Column column, int names) =>
        column.Kind == ColumnKind.Name && cell is NameCell name ? Cell.Name(Cut(name.Given, names)) : cell;
}
