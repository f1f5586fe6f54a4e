using Ballast.Core.Rounds;

namespace Ballast.Core.Registry;

/// <summary>Names in the registry: how they are compared, and which can be given.</summary>
public static class RegistryNames
{
    private const string Reserved = "@*?,=:";

    /// <summary>Names that differ only in case are one.</summary>
    public static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.ToLowerInvariant();
    }

    /// <summary>Why a name cannot be given; null where it can.</summary>
    /// <remarks>The signs of groups, patterns and lists are none of a name; a name of Numerai's has none of them either.</remarks>
    public static string? Refuse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (string.IsNullOrWhiteSpace(name) || name != name.Trim())
            return "a name is not empty and has no blank at its ends";
        if (name.Length > Plausible.LongestName)
            return $"a name has at most {Plausible.LongestName} characters";
        if (name.Any(char.IsControl))
            return "a name has no control characters";
        return name.FirstOrDefault(Reserved.Contains) is var sign and not '\0'
            ? $"a name has no '{sign}': it means a group, a pattern or a list"
            : null;
    }

    internal static string? Listed(IReadOnlyList<string> names) => names.Count == 0 ? null : string.Join(", ", names);
}
