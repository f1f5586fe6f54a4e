using Ballast.Sandbox.Api;

namespace Ballast.Cli.Options;

/// <summary>Reads keys that a sandbox accepts beside its own: <c>PUBLIC:SECRET</c>, several separated by commas.</summary>
internal static class KeysOption
{
    private const int LongestPart = 200;

    /// <remarks>No message repeats what was typed: somebody may have typed the real ones.</remarks>
    public static IReadOnlyList<SandboxKey> Read(string? text, string command) =>
        text is null
            ? []
            : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(pair => ReadPair(pair, command))];

    private static SandboxKey ReadPair(string pair, string command)
    {
        var at = pair.IndexOf(':', StringComparison.Ordinal);
        var (name, secret) = at < 0 ? (pair, "") : (pair[..at], pair[(at + 1)..]);
        return IsPart(name) && IsPart(secret)
            ? new SandboxKey { PublicId = name, Secret = secret }
            : throw new UsageException(command, "--keys is PUBLIC:SECRET, both of letters, digits, - and _.");
    }

    private static bool IsPart(string part) =>
        part.Length is > 0 and <= LongestPart && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
