using Ballast.Core.Text;

namespace Ballast.Core.Questions;

/// <summary>Amounts that stand one below the other have as many places: where one is 1 NMR or more, none has more than two.</summary>
internal static class SameDigits
{
    private const int Places = 2;

    /// <summary>A block with its tables in such columns.</summary>
    public static Block In(Block block) =>
        block switch
        {
            Fold fold => fold with { Blocks = [.. fold.Blocks.Select(In)] },
            Table table => Of(table),
            _ => block,
        };

    private static Table Of(Table table)
    {
        List<int> coarse = [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Rows.Any(r => IsLarge(r[c])))];
        return coarse.Count == 0
            ? table
            : table with
            {
                Rows =
                [
                    .. table.Rows.Select(r =>
                        (IReadOnlyList<Cell>)[.. r.Select((cell, c) => coarse.Contains(c) ? Rounded(cell) : cell)]
                    ),
                ],
            };
    }

    private static bool IsLarge(Cell cell) =>
        cell switch
        {
            NmrCell { IsExact: false, Amount: var amount } => Math.Abs(amount) >= 1,
            EstimateCell { Given: var given } => Math.Abs(given) >= 1,
            EndsCell ends => IsLarge(ends.Low) || IsLarge(ends.High),
            _ => false,
        };

    private static Cell Rounded(Cell cell) =>
        cell switch
        {
            NmrCell { IsExact: false, Places: null } nmr => nmr with { Places = Places },
            EstimateCell { Places: null } estimate => estimate with { Places = Places },
            EndsCell ends => ends with { Low = Rounded(ends.Low), High = Rounded(ends.High) },
            _ => cell,
        };
}
