using System.Text.Json;

namespace Ballast.Core.Questions.Plan.Targets;

/// <summary>
/// Reads a target as JSON: <c>{"MODEL": NMR}</c>, the same under <c>stakes</c>, weights under <c>weights</c> as <c>allocate</c> has them, or rows
/// <c>[{"model", "nmr"}]</c> or <c>[{"model", "weight"}]</c>.
/// </summary>
internal static class TargetJson
{
    /// <summary>The rows, and whether their amounts are NMR.</summary>
    /// <exception cref="ParameterException">It is no such JSON.</exception>
    public static (IReadOnlyList<(string, decimal)> Rows, bool IsNmr) Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new ParameterException($"{StatedTarget.Option}: this is no JSON (line {e.LineNumber + 1}).");
        }
    }

    private static (IReadOnlyList<(string, decimal)>, bool) Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return Rows(root);
        if (Find(root, "weights") is { } weights)
            return (Pairs(weights), false);
        if (Find(root, "stakes") is { } stakes)
            return (Pairs(stakes), true);
        return (Pairs(root), true);
    }

    private static JsonElement? Find(JsonElement root, string name) =>
        root.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Object ? found : null;

    private static List<(string, decimal)> Pairs(JsonElement pairs) =>
        [.. pairs.EnumerateObject().Select(p => (p.Name, Amount(p.Value, p.Name)))];

    private static (IReadOnlyList<(string, decimal)>, bool) Rows(JsonElement rows)
    {
        var found = new List<(string, decimal)>();
        bool? isNmr = null;
        foreach (var row in rows.EnumerateArray())
        {
            if (
                row.ValueKind != JsonValueKind.Object
                || !row.TryGetProperty("model", out var model)
                || model.ValueKind != JsonValueKind.String
            )
                throw Wrong("every row has a model and its nmr or weight");
            var hasNmr = row.TryGetProperty("nmr", out var amount);
            if (!hasNmr && !row.TryGetProperty("weight", out amount))
                throw Wrong($"{model.GetString()} has neither nmr nor weight");
            if (isNmr is { } before && before != hasNmr)
                throw Wrong("some rows have nmr and some weight; take one of the two");
            isNmr = hasNmr;
            found.Add((model.GetString()!, Amount(amount, model.GetString()!)));
        }
        return (found, isNmr ?? true);
    }

    private static decimal Amount(JsonElement value, string model) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.String
            ? StatedTarget.Amount(
                value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(),
                $"{StatedTarget.Option}, {model}"
            )
            : throw Wrong($"the amount of {model} is no number");

    private static ParameterException Wrong(string what) => new($"{StatedTarget.Option}: {what}.");
}
