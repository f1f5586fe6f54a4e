using Ballast.Core.Text;

namespace Ballast.Core.Yaml;

/// <summary>Keys with values; no key stands twice.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Entries">Its keys, in the order of the file.</param>
public sealed record YamlMap(YamlPlace Place, IReadOnlyList<YamlEntry> Entries) : YamlNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => "a map of keys";

    /// <summary>What a key says; null where it does not stand here.</summary>
    public YamlNode? Find(string key) => Entries.FirstOrDefault(e => e.Key == key)?.Value;

    /// <summary>What a key says.</summary>
    /// <param name="key">The key.</param>
    /// <param name="what">What the map is for, such as "a tier".</param>
    /// <exception cref="YamlFileException">It does not stand here.</exception>
    public YamlNode Require(string key, string what) =>
        Find(key) ?? throw Wrong($"{what} needs the key '{key}': write '{key}: …'.");

    /// <summary>Refuses a key that nobody reads: it was misspelt, or belongs elsewhere.</summary>
    /// <param name="what">What the map is for.</param>
    /// <param name="known">Every key that it may have.</param>
    /// <exception cref="YamlFileException">There is another one.</exception>
    public void Only(string what, params IReadOnlyList<string> known)
    {
        if (Entries.FirstOrDefault(e => !known.Contains(e.Key, StringComparer.Ordinal)) is not { } other)
            return;
        var hint = NameSuggestions.Meant(known, other.Key) is { } meant
            ? $"Did you mean '{meant}'?"
            : $"There are {string.Join(", ", known)}.";
        throw new YamlFileException(other.Place, $"{what} has no key '{other.Key}'. {hint}");
    }
}
