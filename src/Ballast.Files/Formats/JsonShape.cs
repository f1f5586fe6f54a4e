using System.Text.Json;

namespace Ballast.Files.Formats;

/// <summary>Lays JSON flat: values around a list stand on each of its rows, objects become columns, and scores nested in a row become rows.</summary>
internal static class JsonShape
{
    // Enough for every answer; a file that is made to go on for ever ends here.
    private const int Deepest = 32;

    /// <summary>Lists inside a row of which each entry is a row of its own.</summary>
    private static readonly string[] Nested = ["submissionScores", "intraRoundSubmissionScores"];

    private static readonly string[] Multipliers = ["payoutMultipliers", "multipliers"];

    /// <summary>Whether a list is read with the table without being it.</summary>
    public static bool IsBeside(string table, string list) =>
        (Array.IndexOf(Nested, list) >= 0 && table != list)
        || Array.IndexOf(Multipliers, list) >= 0
        || (table is "actual" or "pending" && list is "actual" or "pending");

    /// <summary>Lists of objects by name, with their entries; the outermost one has no name.</summary>
    public static void CountLists(JsonElement element, string name, Dictionary<string, int> lists, int depth = 0)
    {
        if (depth > Deepest)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            var objects = element.EnumerateArray().Count(e => e.ValueKind == JsonValueKind.Object);
            if (objects > 0)
                lists[name] = lists.GetValueOrDefault(name) + objects;
            foreach (var entry in element.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
                CountLists(entry, name, lists, depth + 1);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
                CountLists(property.Value, Name(property), lists, depth + 1);
        }
    }

    /// <summary>The rows of a document.</summary>
    /// <param name="document">An object or a list.</param>
    /// <param name="table">The name of the list that is the table; empty for the document itself.</param>
    public static IEnumerable<List<(string Name, string Value)>> Rows(JsonElement document, string table) =>
        PandasJson.Rows(document) ?? Found(document, "", table, [], 0);

    private static IEnumerable<List<(string, string)>> Found(
        JsonElement element,
        string name,
        string table,
        List<(string, string)> around,
        int depth
    )
    {
        if (depth > Deepest)
            return [];
        return element.ValueKind switch
        {
            JsonValueKind.Array => element
                .EnumerateArray()
                .Where(e => e.ValueKind == JsonValueKind.Object)
                .SelectMany(e =>
                    name == table || IsBeside(table, name) && table is "actual" or "pending"
                        ? Exploded(e, around)
                        : Found(e, name, table, around, depth + 1)
                ),
            JsonValueKind.Object when table.Length == 0 && depth == 0 => Exploded(element, around),
            JsonValueKind.Object => Inside(element, table, around, depth),
            _ => [],
        };
    }

    private static IEnumerable<List<(string, string)>> Inside(
        JsonElement element,
        string table,
        List<(string, string)> around,
        int depth
    )
    {
        List<(string, string)> both = [.. around, .. Scalars(element)];
        return element.EnumerateObject().SelectMany(p => Found(p.Value, Name(p), table, both, depth + 1));
    }

    /// <summary>One row, or one for each score in it.</summary>
    private static IEnumerable<List<(string, string)>> Exploded(JsonElement element, List<(string, string)> around)
    {
        List<(string, string)> own = [.. around, .. Flat(element, "", 0)];
        var any = false;
        foreach (var list in Nested)
        {
            if (!element.TryGetProperty(list, out var entries) || entries.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var entry in entries.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
            {
                any = true;
                yield return [.. own, .. Flat(entry, "", 0)];
            }
        }
        if (!any)
            yield return own;
    }

    private static IEnumerable<(string, string)> Scalars(JsonElement element) =>
        element
            .EnumerateObject()
            .Where(p => p.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            .Select(p => (Name(p), Text(p.Value)));

    /// <summary>The cells of an object; of an object in it the names are put together: <c>model: {name}</c> is <c>modelName</c>.</summary>
    private static IEnumerable<(string, string)> Flat(JsonElement element, string prefix, int depth)
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = prefix.Length == 0 ? Name(property) : prefix + Capital(Name(property));
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Object when depth < Deepest:
                    foreach (var cell in Flat(property.Value, name, depth + 1))
                        yield return cell;
                    break;
                case JsonValueKind.Array when Array.IndexOf(Multipliers, name) >= 0:
                    foreach (var cell in MultiplierCells(property.Value))
                        yield return cell;
                    break;
                case JsonValueKind.Object or JsonValueKind.Array:
                    break;
                default:
                    yield return (name, Text(property.Value));
                    break;
            }
        }
    }

    private static IEnumerable<(string, string)> MultiplierCells(JsonElement list)
    {
        foreach (var entry in list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
        {
            if (
                (entry.TryGetProperty("displayName", out var shown) || entry.TryGetProperty("name", out shown))
                && entry.TryGetProperty("multiplier", out var weight)
            )
                yield return (Text(shown) + "Multiplier", Text(weight));
        }
    }

    /// <summary>Numbers digit by digit as they stand there.</summary>
    public static string Text(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return "";
            case JsonValueKind.String:
                try
                {
                    return value.GetString()!;
                }
                catch (InvalidOperationException)
                {
                    // Half of a pair of characters.
                    return "\uFFFD";
                }
            default:
                return value.GetRawText();
        }
    }

    public static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
