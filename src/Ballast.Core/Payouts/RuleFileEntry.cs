using System.Text.Json;

namespace Ballast.Core.Payouts;

/// <summary>An entry of payout-rules.json, read field by field; names are in snake case.</summary>
/// <remarks>
/// By their names and not into types: every command reads the rules, and a typed reader has the runtime compile some 270 methods before the first word
/// of each.
/// </remarks>
/// <param name="element">An object, or what stands in a list.</param>
internal readonly struct RuleFileEntry(JsonElement element)
{
    /// <summary>A field that has to be there.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public RuleFileEntry Field(string name) =>
        Optional(name) ?? throw new JsonException($"The file of rules has no {name}.");

    /// <summary>A field; null where it is not there or null.</summary>
    public RuleFileEntry? Optional(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new RuleFileEntry(value)
            : null;

    /// <summary>A text that has to be there.</summary>
    /// <inheritdoc cref="Field"/>
    public string Text(string name) => Field(name).AsText();

    /// <summary>A text; null for none.</summary>
    public string? OptionalText(string name) => Optional(name)?.AsText();

    /// <summary>A whole number that has to be there.</summary>
    /// <inheritdoc cref="Field"/>
    public int Whole(string name) => Field(name).AsWhole();

    /// <summary>A whole number; null for none.</summary>
    public int? OptionalWhole(string name) => Optional(name)?.AsWhole();

    /// <summary>A decimal number; null for none.</summary>
    public decimal? OptionalDecimal(string name) => Optional(name)?.AsDecimal();

    /// <summary>What a list is made into, item by item.</summary>
    /// <inheritdoc cref="Field"/>
    public T[] Each<T>(string name, Func<RuleFileEntry, T> make)
    {
        var list = Field(name);
        var made = new T[list.Length];
        for (var i = 0; i < made.Length; i++)
            made[i] = make(list.At(i));
        return made;
    }

    /// <summary>The same; empty where there is no list.</summary>
    public T[] OptionalEach<T>(string name, Func<RuleFileEntry, T> make) =>
        Optional(name) is null ? [] : Each(name, make);

    /// <summary>The entry itself as a text.</summary>
    /// <exception cref="InvalidOperationException">It is something else.</exception>
    public string AsText() => element.GetString()!;

    /// <summary>The entry itself as a whole number.</summary>
    /// <inheritdoc cref="AsText"/>
    public int AsWhole() => element.GetInt32();

    /// <summary>The entry itself as a decimal number.</summary>
    /// <inheritdoc cref="AsText"/>
    public decimal AsDecimal() => element.GetDecimal();

    private int Length => element.GetArrayLength();

    private RuleFileEntry At(int place) => new(element[place]);
}
