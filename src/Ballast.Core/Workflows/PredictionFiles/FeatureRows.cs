using Ballast.Core.Store;

namespace Ballast.Core.Workflows.PredictionFiles;

/// <summary>Finds for each row of predictions the row of its features in another file.</summary>
internal static class FeatureRows
{
    /// <summary>One place a row: by id, with the era where both have one; by order where neither has ids.</summary>
    public static Outcome<int[]> Match(ColumnTable table, ColumnTable features)
    {
        if ((table.Ids is null) != (features.Ids is null))
            return new Refusal(
                "no-ids",
                $"Of {table.Name} and {features.Name} only one has a column of ids; rows are matched by id."
            );
        if (table.Ids is null)
            return table.Rows == features.Rows
                ? Enumerable.Range(0, table.Rows).ToArray()
                : new Refusal(
                    "no-ids",
                    $"{table.Name} has {table.Rows} rows and {features.Name} {features.Rows}, and neither has a column of ids."
                );
        var hasEras = table.Eras is not null && features.Eras is not null;
        var places = new Dictionary<(string, string), int>();
        for (var row = 0; row < features.Rows; row++)
        {
            if (!places.TryAdd(Key(features, row, hasEras), row))
                return new Refusal("same-id", $"The id {features.Ids![row]} stands twice in {features.Name}.");
        }
        var found = new int[table.Rows];
        for (var row = 0; row < found.Length; row++)
        {
            if (!places.TryGetValue(Key(table, row, hasEras), out found[row]))
                return new Refusal(
                    "no-features",
                    $"The id {table.Ids[row]} of {table.Name} is not in {features.Name}."
                );
        }
        return found;
    }

    private static (string Era, string Id) Key(ColumnTable table, int row, bool hasEras) =>
        (hasEras ? table.Eras![row] : "", table.Ids![row]);
}
