using Ballast.Numerai.Errors;

namespace Ballast.Numerai.Keys;

/// <summary>The keys of one or several accounts, kept apart by the user's labels.</summary>
/// <remarks>
/// <c>NUMERAI_PUBLIC_ID</c> and <c>NUMERAI_SECRET_KEY</c> are the account "default"; with <c>__LABEL</c> behind both names, one
/// more account called "label" (lower case). The environment wins over the file, a pair at a time, so that halves of two keys
/// are never put together.
/// </remarks>
public sealed class KeyRing
{
    private const string PublicName = "NUMERAI_PUBLIC_ID";
    private const string SecretName = "NUMERAI_SECRET_KEY";
    private const string Separator = "__";
    private readonly SortedDictionary<string, NumeraiCredentials> _keys = new(StringComparer.Ordinal);

    private KeyRing(IReadOnlyList<string> warnings) => Warnings = warnings;

    /// <summary>All labels, in order.</summary>
    public IReadOnlyCollection<string> Labels => _keys.Keys;

    /// <summary>All keys, in the order of their labels.</summary>
    public IReadOnlyCollection<NumeraiCredentials> All => _keys.Values;

    /// <summary>What a person should know, such as a file that others can read.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Reads the environment and, where given, a <c>.env</c> file.</summary>
    /// <exception cref="NumeraiException">One half of a pair is missing, or the file cannot be read.</exception>
    public static KeyRing Load(string? envFile = null)
    {
        var environment = Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => e.Value as string ?? "", StringComparer.Ordinal);
        return From(environment, envFile is null ? null : EnvFile.Read(envFile));
    }

    /// <summary>Finds the keys among named values.</summary>
    /// <exception cref="NumeraiException">One half of a pair is missing.</exception>
    public static KeyRing From(IReadOnlyDictionary<string, string> environment, EnvFile.Content? file = null)
    {
        // A file without keys in it may be readable by anyone.
        var ring = new KeyRing(file is not null && file.Values.Keys.Any(IsSecret) ? file.Warnings : []);
        if (file is not null)
            ring.Add(file.Values);
        ring.Add(environment);
        return ring;
    }

    /// <summary>The key with this label.</summary>
    /// <exception cref="NumeraiException">There is none.</exception>
    public NumeraiCredentials Get(string label = NumeraiCredentials.DefaultLabel) =>
        Find(label)
        ?? throw new NumeraiException(
            NumeraiErrorCode.Configuration,
            $"There is no key '{label}'; set {NameOf(PublicName, label)} and {NameOf(SecretName, label)}."
        );

    /// <summary>The key with this label, or null.</summary>
    public NumeraiCredentials? Find(string label = NumeraiCredentials.DefaultLabel) =>
        _keys.GetValueOrDefault(label.ToLowerInvariant());

    /// <summary>Labels only.</summary>
    public override string ToString() => $"keys: {string.Join(", ", Labels)}";

    private void Add(IReadOnlyDictionary<string, string> values)
    {
        var suffixes = values
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Value))
            .Select(pair => Suffix(pair.Key))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        foreach (var suffix in suffixes)
        {
            var label =
                suffix.Length == 0 ? NumeraiCredentials.DefaultLabel : suffix[Separator.Length..].ToLowerInvariant();
            _keys[label] = new NumeraiCredentials(
                Half(values, PublicName + suffix, SecretName + suffix),
                Half(values, SecretName + suffix, PublicName + suffix),
                label
            );
        }
    }

    private static string Half(IReadOnlyDictionary<string, string> values, string name, string other) =>
        values.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new NumeraiException(
                NumeraiErrorCode.Configuration,
                $"{other} is set but {name} is not; set both or none."
            );

    private static bool IsSecret(string name) => name.StartsWith(SecretName, StringComparison.Ordinal);

    /// <summary>What stands behind one of the two names: empty, or <c>__LABEL</c>; null for any other variable.</summary>
    private static string? Suffix(string name)
    {
        foreach (var stem in (string[])[PublicName, SecretName])
        {
            if (name == stem)
                return "";
            var hasLabel = name.StartsWith(stem + Separator, StringComparison.Ordinal);
            if (hasLabel && name.Length > stem.Length + Separator.Length)
                return name[stem.Length..];
        }
        return null;
    }

    private static string NameOf(string stem, string label) =>
        label == NumeraiCredentials.DefaultLabel ? stem : stem + Separator + label.ToUpperInvariant();
}
