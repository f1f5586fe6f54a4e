using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ballast.Core.Yaml;

namespace Ballast.Tests.Tiers;

/// <summary>As much of JSON Schema as the schema of policy files uses; a word that it does not know is an error.</summary>
internal sealed class SmallSchema(string text)
{
    private readonly JsonElement _root = JsonDocument.Parse(text).RootElement;

    /// <summary>Whether a YAML text fits.</summary>
    public bool Accepts(string yaml) => Fits(YamlFile.Read(yaml), _root);

    private bool Fits(YamlNode node, JsonElement schema) =>
        schema.EnumerateObject().All(word => Fits(node, word, schema));

    private bool Fits(YamlNode node, JsonProperty word, JsonElement schema) =>
        word.Name switch
        {
            "$schema" or "$defs" or "title" or "description" or "default" => true,
            "$ref" => Fits(node, _root.GetProperty("$defs").GetProperty(word.Value.GetString()!.Split('/')[^1])),
            "type" => IsOf(node, word.Value.GetString()!),
            "const" => node is YamlScalar s && s.Text == word.Value.GetRawText(),
            "enum" => node is YamlScalar s
                && word.Value.EnumerateArray()
                    .Any(v =>
                        v.ValueKind == JsonValueKind.String ? s.Text == v.GetString() : Number(s) == v.GetDecimal()
                    ),
            "pattern" => node is not YamlScalar s
                || Regex.IsMatch(s.Text, word.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)),
            "minimum" => Number(node) is not { } n || n >= word.Value.GetDecimal(),
            "maximum" => Number(node) is not { } n || n <= word.Value.GetDecimal(),
            "minItems" => node is not YamlList l || l.Items.Count >= word.Value.GetInt32(),
            "maxItems" => node is not YamlList l || l.Items.Count <= word.Value.GetInt32(),
            "items" => node is not YamlList l || l.Items.All(i => Fits(i, word.Value)),
            "minProperties" => node is not YamlMap m || m.Entries.Count >= word.Value.GetInt32(),
            "required" => node is not YamlMap m
                || word.Value.EnumerateArray().All(k => m.Find(k.GetString()!) is not null),
            "properties" => node is not YamlMap m
                || m.Entries.All(e => !word.Value.TryGetProperty(e.Key, out var inner) || Fits(e.Value, inner)),
            "additionalProperties" => node is not YamlMap m
                || m.Entries.All(e => schema.GetProperty("properties").TryGetProperty(e.Key, out _)),
            "oneOf" => word.Value.EnumerateArray().Count(s => Fits(node, s)) == 1,
            _ => throw new InvalidOperationException($"the schema uses {word.Name}"),
        };

    private static bool IsOf(YamlNode node, string type) =>
        type switch
        {
            "object" => node is YamlMap,
            "array" => node is YamlList,
            "number" => Number(node) is not null,
            "integer" => Number(node) is { } n && n == decimal.Truncate(n),
            "string" => node is YamlScalar { IsNothing: false } && Number(node) is null,
            _ => throw new InvalidOperationException($"the schema uses the type {type}"),
        };

    private static decimal? Number(YamlNode node) =>
        node is YamlScalar { IsQuoted: false } s
        && decimal.TryParse(s.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
