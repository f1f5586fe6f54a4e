using Ballast.Core.Text;

namespace Ballast.Server.Pages.Drawing;

/// <summary>Columns that a page adds to the table of an answer, from the answers of other questions, or shows in another way.</summary>
internal static class MoreColumns
{
    /// <summary>The blocks, the first table among them with more columns.</summary>
    /// <param name="blocks">An answer in words.</param>
    /// <param name="columns">The columns that come to it; none leave it as it is.</param>
    /// <param name="cells">What stands in them, by the number of the row.</param>
    public static IReadOnlyList<Core.Text.Block> Add(
        IReadOnlyList<Core.Text.Block> blocks,
        IReadOnlyList<Column> columns,
        Func<int, IReadOnlyList<Cell>> cells
    )
    {
        var table = blocks.OfType<Core.Text.Table>().FirstOrDefault();
        return columns.Count == 0 || table is null
            ? blocks
            : [.. blocks.Select(b => ReferenceEquals(b, table) ? Widened(table, columns, cells) : b)];
    }

    /// <summary>The blocks, a column of the first table left out.</summary>
    public static IReadOnlyList<Core.Text.Block> Without(IReadOnlyList<Core.Text.Block> blocks, string title)
    {
        var table = blocks.OfType<Core.Text.Table>().FirstOrDefault();
        var place = table?.Columns.ToList().FindIndex(c => c.Title == title) ?? -1;
        return place < 0 ? blocks : [.. blocks.Select(b => ReferenceEquals(b, table) ? Narrowed(table!, place) : b)];
    }

    private static Core.Text.Table Narrowed(Core.Text.Table table, int place) =>
        table with
        {
            Columns = [.. table.Columns.Where((_, i) => i != place)],
            Rows = [.. table.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Where((_, i) => i != place)])],
        };

    private static Core.Text.Table Widened(
        Core.Text.Table table,
        IReadOnlyList<Column> columns,
        Func<int, IReadOnlyList<Cell>> cells
    ) =>
        table with
        {
            Columns = [.. table.Columns, .. columns],
            Rows = [.. table.Rows.Select((row, number) => (IReadOnlyList<Cell>)[.. row, .. cells(number)])],
        };
}
