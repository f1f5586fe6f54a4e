using Ballast.Core.Text;

namespace Ballast.Cli.Output;

/// <summary>
/// A table made to fit a width. In this order: words take several lines, then headings; numbers are said shorter where they can be; names are cut;
/// columns are left out by their priority; at last the table is no table any more but a record a row, in which nothing is missing.
/// </summary>
/// <param name="Columns">Headings with what stands below them.</param>
/// <param name="Rows">Cells, whose text may have several lines.</param>
/// <param name="LeftOut">Titles of columns that are not shown.</param>
/// <param name="FullWidth">Cells of a window in which none is left out.</param>
/// <param name="IsRecords">Whether each row has to be written as a record: even the columns that must stay do not fit.</param>
internal sealed record FittedTable(
    IReadOnlyList<Column> Columns,
    IReadOnlyList<IReadOnlyList<Cell>> Rows,
    IReadOnlyList<string> LeftOut,
    int FullWidth,
    bool IsRecords
)
{
    public static FittedTable Of(Table table, int width)
    {
        var all = Enumerable.Range(0, table.Columns.Count).ToList();
        var full = Draft.Of(table, all);
        if (full.Fits(width))
            return full.Fitted([], width, 0);
        var draft = Draft.Of(Shortened(table), all).Narrowed();
        var fullWidth = draft.Least;
        var leftOut = new HashSet<int>();
        while (!draft.Fits(width) && Next(table, all, leftOut) is { } next)
        {
            leftOut.Add(next);
            draft = Draft.Of(Shortened(table), [.. all.Where(c => !leftOut.Contains(c))]).Narrowed();
        }
        return draft.Fits(width)
            ? draft.Fitted([.. leftOut.Order().Select(c => table.Columns[c].Title)], width, fullWidth)
            : new FittedTable(table.Columns, table.Rows, [], fullWidth, IsRecords: true);
    }

    /// <summary>The column to leave out next: of the highest priority number the last one.</summary>
    private static int? Next(Table table, List<int> all, HashSet<int> leftOut)
    {
        var droppable = all.Where(c => table.Columns[c].Priority > 0 && !leftOut.Contains(c)).ToList();
        return droppable.Count == 0 ? null : droppable.OrderBy(c => table.Columns[c].Priority).ThenBy(c => c).Last();
    }

    private static Table Shortened(Table table) =>
        table with
        {
            Rows = [.. table.Rows.Select(r => (IReadOnlyList<Cell>)[.. r.Select(Shortened)])],
        };

    private static Cell Shortened(Cell cell) =>
        cell.ShortText == cell.Text ? cell
        : cell.Sign == 0 ? Cell.Words(cell.ShortText)
        : new SaidCell(cell.ShortText, cell.Sign);

    /// <summary>Some columns of a table with the widths that they can have.</summary>
    private sealed record Draft(Table Table, IReadOnlyList<ColumnDraft> Columns)
    {
        // A blank on either side of a cell and one between two; the table's own edge.
        private const int Around = 3;

        public int Least => Columns.Sum(c => Around + c.Least) + 1;

        public static Draft Of(Table table, IReadOnlyList<int> columns) =>
            new(table, [.. columns.Select(c => ColumnDraft.Of(table, c))]);

        public bool Fits(int width) => Least <= width;

        /// <summary>With everything that does not leave a column out.</summary>
        public Draft Narrowed() => this with { Columns = [.. Columns.Select(c => c.Narrowed())] };

        /// <summary>Gives what is left of the width back to the columns, the narrowest of them first.</summary>
        public FittedTable Fitted(IReadOnlyList<string> leftOut, int width, int fullWidth)
        {
            var widths = Columns.Select(c => c.Least).ToArray();
            for (var left = (long)width - Least; left > 0; left--)
            {
                var next = Enumerable
                    .Range(0, widths.Length)
                    .Where(i => widths[i] < Columns[i].Most)
                    .OrderBy(i => Columns[i].IsWords)
                    .ThenBy(i => widths[i])
                    .Select(i => (int?)i)
                    .FirstOrDefault();
                if (next is not { } column)
                    break;
                widths[column]++;
            }
            return new FittedTable(
                [.. Columns.Select((c, i) => c.Column with { Title = c.Title(widths[i]) })],
                [.. Table.Rows.Select(r => (IReadOnlyList<Cell>)[.. Columns.Select((c, i) => c.Cell(r, widths[i]))])],
                leftOut,
                fullWidth,
                IsRecords: false
            );
        }
    }
}

/// <summary>A cell said in other words than its own.</summary>
internal sealed record SaidCell(string Said, int SaidSign) : Cell
{
    public override string Text => Said;

    public override int Sign => SaidSign;
}
