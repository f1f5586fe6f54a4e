using System.Globalization;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>The rows of one era of a file, in the order of their ids, which is the one in which Numerai breaks ties.</summary>
/// <param name="Era">Its name; empty where the file has no eras.</param>
/// <param name="Rows">Places of its rows.</param>
internal sealed record EraRows(string Era, int[] Rows)
{
    /// <summary>Fewest rows of which a score says anything.</summary>
    public const int FewestRows = 10;

    /// <summary>The values of a column in these rows.</summary>
    public double[] Of(double[] column) => Array.ConvertAll(Rows, row => column[row]);

    /// <summary>The eras of a table that have enough rows and a target, in the order of time.</summary>
    /// <param name="table">The table.</param>
    /// <param name="target">Its target; eras without any are left out, because they have not resolved.</param>
    public static Outcome<IReadOnlyList<EraRows>> Find(ColumnTable table, double[] target)
    {
        var all = Grouped(table).ToList();
        foreach (var era in all)
        {
            if (SameId(table, era) is { } refusal)
                return refusal;
        }
        List<EraRows> scored =
        [
            .. all.Where(e => e.Rows.Length >= FewestRows && e.Rows.Any(row => !double.IsNaN(target[row]))),
        ];
        if (scored.Count > 0)
            return scored;
        return table.Eras is null && table.Rows < FewestRows
            ? new Refusal(
                "too-few-rows",
                $"{table.Name} has {(table.Rows == 1 ? "1 row" : $"{table.Rows} rows")}; a score of fewer than {FewestRows} says nothing."
            )
            : new Refusal("no-target", $"No row of {table.Name} has a target: it can be scored once the round has.");
    }

    private static IEnumerable<EraRows> Grouped(ColumnTable table)
    {
        var rows = Enumerable.Range(0, table.Rows);
        if (table.Eras is not { } eras)
            return [new EraRows("", Sorted(table, [.. rows]))];
        var groups = rows.GroupBy(row => eras[row], StringComparer.Ordinal);
        var areNumbers = eras.All(e => long.TryParse(e, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        var ordered = areNumbers
            ? groups.OrderBy(g => long.Parse(g.Key, CultureInfo.InvariantCulture))
            : groups.OrderBy(g => g.Key, StringComparer.Ordinal);
        return ordered.Select(g => new EraRows(g.Key, Sorted(table, [.. g])));
    }

    private static int[] Sorted(ColumnTable table, int[] rows)
    {
        if (table.Ids is { } ids)
            Array.Sort(rows, (a, b) => string.CompareOrdinal(ids[a], ids[b]));
        return rows;
    }

    private static Refusal? SameId(ColumnTable table, EraRows era)
    {
        if (table.Ids is not { } ids)
            return null;
        for (var i = 1; i < era.Rows.Length; i++)
        {
            var id = ids[era.Rows[i]];
            if (id == ids[era.Rows[i - 1]])
                return new Refusal(
                    "same-id",
                    table.Eras is null
                        ? $"The id {id} stands twice in {table.Name}. If it holds several eras, name their column: --era COLUMN."
                        : $"The id {id} stands twice in era {era.Era} of {table.Name}."
                );
        }
        return null;
    }
}
