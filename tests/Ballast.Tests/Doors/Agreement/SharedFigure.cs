using System.Text.Json;

namespace Ballast.Tests.Doors.Agreement;

/// <summary>One figure that several answers carry: they must say the same.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Places">Where it stands.</param>
internal sealed record SharedFigure(string Name, params Place[] Places)
{
    /// <summary>Statistics are doubles on the way, amounts are exact.</summary>
    private const decimal Rounding = 1e-9m;

    /// <summary>Which places carry it in this store, and where two of them differ.</summary>
    public (IReadOnlyList<int> Reported, IReadOnlyList<string> Contradictions) Compare(AskedStore store)
    {
        var reported = Places
            .Select((p, i) => (Index: i, p.Where, Values: Known(p.Read(store))))
            .Where(p => p.Values.Count > 0)
            .ToList();
        var first = new Dictionary<string, (string Where, object Value)>();
        var wrong = new List<string>();
        foreach (var (_, where, values) in reported)
        {
            foreach (var (key, value) in values)
            {
                if (first.TryAdd(key, (where, value)) || IsSame(first[key].Value, value))
                    continue;
                var about = key.Length > 0 ? $" of {key}" : "";
                wrong.Add($"{Name}{about}: {first[key].Where} says {first[key].Value}, {where} says {value}");
            }
        }
        return ([.. reported.Select(t => t.Index)], wrong);
    }

    private static bool IsSame(object? one, object? other) =>
        (one, other) switch
        {
            (decimal a, decimal b) => Math.Abs(a - b) <= Rounding * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b))),
            _ => Equals(one, other),
        };

    private static Dictionary<string, object> Known(IReadOnlyDictionary<string, object?> values) =>
        values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!);
}

/// <summary>Where a figure stands.</summary>
/// <param name="Where">The answer, for the message.</param>
/// <param name="Read">Its values by what they are about (a round, a model; empty for the only one); null ones are not known there.</param>
internal sealed record Place(string Where, Func<AskedStore, IReadOnlyDictionary<string, object?>> Read)
{
    /// <summary>A figure by its path in a document, for example <c>total.net</c>.</summary>
    public static Place At(string question, string path) =>
        new($"{question} {path}", s => One(s.Document(question)?.Find(path)?.Value()));

    /// <summary>A figure worked out of a document.</summary>
    public static Place From(string question, string what, Func<JsonElement, object?> read) =>
        new($"{question} {what}", s => One(s.Document(question) is { } document ? read(document) : null));

    /// <summary>One figure an entry of a list.</summary>
    public static Place Each(
        string question,
        string list,
        string key,
        string value,
        Func<object?, object?>? turn = null
    ) =>
        new(
            $"{question} {list}[].{value}",
            s =>
                s.Document(question)
                    .Entries(list)
                    .Select(e => (Key: $"{e.Find(key)?.Value()}", Value: e.Find(value)?.Value()))
                    .DistinctBy(e => e.Key)
                    .ToDictionary(e => e.Key, e => turn is null ? e.Value : turn(e.Value))
        );

    /// <summary>A figure of a page.</summary>
    public static Place On(string path, string what, Func<Page, object?> read) =>
        new($"page {path} {what}", s => One(read(s.Page(path))));

    /// <summary>A column of a page's table.</summary>
    public static Place Column(string path, string caption, string column, Func<object?, object?>? turn = null) =>
        new(
            $"page {path} {column}",
            s =>
                s.Page(path)
                    .Column(caption, column)
                    .ToDictionary(c => c.Key, c => turn is null ? c.Value : turn(c.Value))
        );

    public static IReadOnlyDictionary<string, object?> One(object? value) =>
        new Dictionary<string, object?> { [""] = value };

    /// <summary>The day of a moment.</summary>
    public static object? Day(object? moment) => moment is string text ? text.TrimStart('~')[..10] : null;
}

/// <summary>Reads documents by paths; what is not there is null.</summary>
internal static class DocumentReading
{
    public static JsonElement? Find(this JsonElement element, string path)
    {
        var found = element;
        foreach (var name in path.Split('.'))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
                return null;
        }
        return found.ValueKind == JsonValueKind.Null ? null : found;
    }

    public static object? Value(this JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetDecimal(out var exact) ? exact : (decimal)element.GetDouble(),
            JsonValueKind.String => element.GetString(),
            JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
            JsonValueKind.Array => (decimal)element.GetArrayLength(),
            _ => null,
        };

    /// <summary>The entries of a list, none where the document was refused or has no such list.</summary>
    public static IReadOnlyList<JsonElement> Entries(this JsonElement? document, string list) =>
        document?.Find(list) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray()] : [];

    public static decimal Sum(this JsonElement document, string list, string amount) =>
        Entries(document, list).Sum(e => (decimal)(e.Find(amount)?.Value() ?? 0m));
}
