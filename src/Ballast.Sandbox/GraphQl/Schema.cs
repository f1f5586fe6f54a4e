using System.Text;

namespace Ballast.Sandbox.GraphQl;

/// <summary>A type as it is written in a schema.</summary>
internal readonly record struct TypeReference(string Name, bool IsList, bool Required, bool ItemRequired = false)
{
    /// <summary>As a schema writes it: <c>[Int!]!</c>.</summary>
    public override string ToString()
    {
        var item = IsList ? $"[{Name}{(ItemRequired ? "!" : "")}]" : Name;
        return Required ? item + "!" : item;
    }
}

/// <summary>An argument of a field, by its internal name.</summary>
internal sealed record ArgumentDefinition(
    string Name,
    string Printed,
    TypeReference Type,
    bool HasDefault,
    object? Default
);

/// <summary>A field of a type, by its internal name.</summary>
internal sealed record FieldDefinition(
    string Name,
    string Printed,
    TypeReference Type,
    IReadOnlyDictionary<string, ArgumentDefinition> Arguments,
    bool NeedsKey,
    string? Scope
)
{
    /// <summary>Whether this sandbox answers it; what it does not is known, so that it can say so.</summary>
    public bool IsServed { get; init; } = true;

    /// <summary>Why it should not be used any more; null where it may.</summary>
    public string? Outdated { get; init; }
}

/// <summary>An object type.</summary>
internal sealed record TypeDefinition(string Name, IReadOnlyDictionary<string, FieldDefinition> Fields);

/// <summary>The types that the server knows.</summary>
/// <param name="types">Object types by name.</param>
/// <param name="enums">The words of each enum.</param>
/// <param name="scalars">Names of leaf types.</param>
internal sealed class Schema(
    IReadOnlyDictionary<string, TypeDefinition> types,
    IReadOnlyDictionary<string, IReadOnlyList<string>> enums,
    IReadOnlySet<string> scalars
)
{
    /// <summary>The tournament API as it is embedded in this assembly.</summary>
    public static Schema Tournament { get; } = ReadEmbedded();

    public IReadOnlyDictionary<string, TypeDefinition> Types => types;

    public TypeDefinition? Find(string name) => types.GetValueOrDefault(name);

    public bool IsEnum(string name) => enums.ContainsKey(name);

    public bool IsScalar(string name) => scalars.Contains(name);

    /// <summary>The words of an enum; none for another type.</summary>
    public IReadOnlyList<string> Words(string name) => enums.TryGetValue(name, out var words) ? words : [];

    /// <summary>
    /// How the real server turns the name it is sent into the one it looks up: an underscore before each capital. So
    /// <c>roundNumberGte</c> becomes <c>round_number_gte</c> and misses <c>round_number__gte</c>, and <c>corr60</c> misses
    /// <c>corr_60</c>. A whole name in snake_case stays as it is, and is found.
    /// </summary>
    /// <remarks>Source: domain notes, section 6.1 (the rule is inferred from captured calls).</remarks>
    public static string Internal(string sent)
    {
        var name = new StringBuilder(sent.Length + 8);
        for (var i = 0; i < sent.Length; i++)
        {
            if (char.IsAsciiLetterUpper(sent[i]) && i > 0 && sent[i - 1] != '_' && !IsInsideCapitals(sent, i))
                name.Append('_');
            name.Append(char.ToLowerInvariant(sent[i]));
        }
        return name.ToString();
    }

    /// <summary>ABCd is ab_cd: a run of capitals is one word up to the one that begins the next.</summary>
    private static bool IsInsideCapitals(string sent, int i) =>
        char.IsAsciiLetterUpper(sent[i - 1]) && (i + 1 == sent.Length || !char.IsAsciiLetterLower(sent[i + 1]));

    private static Schema ReadEmbedded() =>
        SchemaReader.Read(
            Text("not-served.graphql"),
            Text("numerai-api.graphql"),
            Text("numerai-files.graphql"),
            Text("public-reading.graphql"),
            Text("older-shapes.graphql")
        );

    private static string Text(string resource)
    {
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
