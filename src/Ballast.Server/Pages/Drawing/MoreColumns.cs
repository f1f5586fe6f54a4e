using Ballast.Core.Text;

namespace Ballast.Server.Pages.Drawing;

/// <summary>Columns that a page adds to the table of an answer, from the answers of other questions.</summary>
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
