using Ballast.Core.Text;

namespace Ballast.Core.Questions;

/// <summary>What nobody knows is said once, and not in every row of a table.</summary>
internal static class EmptyColumns
{
    // One row that lacks a figure says so itself.
    private const int FewRows = 2;

    /// <summary>A block without columns that say nothing in any row; below it what they were.</summary>
    public static IEnumerable<Block> LeftOut(Block block) =>
        block switch
        {
            Fold fold => [fold with { Blocks = [.. fold.Blocks.SelectMany(LeftOut)] }],
            Table table when table.Rows.Count >= FewRows => Of(table),
            _ => [block],
        };

    private static IEnumerable<Block> Of(Table table)
    {
        List<int> empty =
        [
            .. Enumerable
                .Range(0, table.Columns.Count)
                .Where(c =>
                    table.Rows.All(r => r[c] is MissingCell || r[c] == Cell.Empty || r[c] is WordsCell { Said: "-" })
                )
                .Where(c => table.Rows.Any(r => r[c] is MissingCell)),
        ];
        if (empty.Count == 0 || empty.Count == table.Columns.Count)
            return [table];
        return
        [
            table with
            {
                Columns = [.. table.Columns.Where((_, c) => !empty.Contains(c))],
                Rows = [.. table.Rows.Select(r => (IReadOnlyList<Cell>)[.. r.Where((_, c) => !empty.Contains(c))])],
            },
            new Sentence(
                $"Not known in any row: {Format.Names([.. empty.Select(c => Named(table, c))])}.",
                Tone.Remark
            ),
        ];
    }

    private static string Named(Table table, int column)
    {
        var reasons = table.Rows.Select(r => r[column]).OfType<MissingCell>().Select(m => m.Reason).Distinct().ToList();
        return reasons is [var only] && only != Format.Unknown
            ? $"{table.Columns[column].Title} ({only})"
            : table.Columns[column].Title;
    }
}
