namespace Ballast.Sandbox.GraphQl;

/// <summary>The arguments of a field, by their internal names; left-out ones without a default are absent.</summary>
internal sealed class Arguments(IReadOnlyDictionary<string, object?> values)
{
    public static Arguments None { get; } = new(new Dictionary<string, object?>());

    /// <summary>Names that were sent with an explicit null.</summary>
    public IEnumerable<string> Nulls => values.Where(v => v.Value is null).Select(v => v.Key);

    public string? Text(string name) => values.GetValueOrDefault(name) as string;

    public int? Int(string name) => values.GetValueOrDefault(name) is long n ? (int)n : null;

    public bool? Truth(string name) => values.GetValueOrDefault(name) as bool?;

    public IReadOnlyList<string>? Texts(string name) =>
        values.GetValueOrDefault(name) is List<object?> list ? [.. list.OfType<string>()] : null;
}
