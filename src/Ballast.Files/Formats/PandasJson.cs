using System.Globalization;
using System.Text.Json;

namespace Ballast.Files.Formats;

/// <summary>The shapes that <c>DataFrame.to_json</c> writes beside lists of records, and pairs of moment and price as CoinGecko answers them.</summary>
internal static class PandasJson
{
    /// <summary>The rows; null where the document has another shape.</summary>
    public static IEnumerable<List<(string Name, string Value)>>? Rows(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object)
            return null;
        if (
            document.TryGetProperty("columns", out var columns)
            && document.TryGetProperty("data", out var data)
            && columns.ValueKind == JsonValueKind.Array
            && data.ValueKind == JsonValueKind.Array
        )
            return Split(columns, data);
        if (document.TryGetProperty("prices", out var prices) && IsListOfLists(prices))
            return Pairs(prices);
        return IsByColumn(document) ? ByColumn(document) : null;
    }

    private static IEnumerable<List<(string, string)>> Split(JsonElement columns, JsonElement data)
    {
        string[] names = [.. columns.EnumerateArray().Select(JsonShape.Text)];
        return data.EnumerateArray()
            .Where(r => r.ValueKind == JsonValueKind.Array)
            .Select(r => names.Zip(r.EnumerateArray().Select(JsonShape.Text)).ToList());
    }

    private static IEnumerable<List<(string, string)>> Pairs(JsonElement prices) =>
        prices
            .EnumerateArray()
            .Select(p => p.EnumerateArray().Select(JsonShape.Text).ToList())
            .Where(p => p.Count >= 2)
            .Select(p => new List<(string, string)> { ("timestamp", p[0]), ("price", p[1]) });

    private static bool IsListOfLists(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array
        && list.GetArrayLength() > 0
        && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Array);

    /// <summary>Each column an object from the row's number to its value: <c>{"corr":{"0":0.1,"1":0.2}}</c>.</summary>
    private static bool IsByColumn(JsonElement document)
    {
        var columns = 0;
        foreach (var column in document.EnumerateObject())
        {
            if (column.Value.ValueKind != JsonValueKind.Object)
                return false;
            foreach (var cell in column.Value.EnumerateObject())
            {
                if (
                    cell.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                    || !int.TryParse(JsonShape.Name(cell), NumberStyles.None, CultureInfo.InvariantCulture, out _)
                )
                    return false;
            }
            columns++;
        }
        return columns > 1;
    }

    private static List<List<(string, string)>> ByColumn(JsonElement document)
    {
        var rows = new SortedDictionary<int, List<(string, string)>>();
        foreach (var column in document.EnumerateObject())
        {
            foreach (var cell in column.Value.EnumerateObject())
            {
                var row = int.Parse(JsonShape.Name(cell), CultureInfo.InvariantCulture);
                if (!rows.TryGetValue(row, out var cells))
                    rows[row] = cells = [];
                cells.Add((JsonShape.Name(column), JsonShape.Text(cell.Value)));
            }
        }
        return [.. rows.Values];
    }
}
