using System.Globalization;
using Ballast.Sandbox.Api;

namespace Ballast.Cli.Options;

/// <summary>
/// Reads keys that a sandbox accepts beside its own: <c>PUBLIC:SECRET</c>, several separated by commas; with <c>:N</c> behind it a key of the N-th account.
/// </summary>
internal static class KeysOption
{
    private const int LongestPart = 200;
    private const int MostAccounts = 10_000;

    /// <remarks>No message repeats what was typed: somebody may have typed the real ones.</remarks>
    public static IReadOnlyList<SandboxKey> Read(string? text, string command) =>
        text is null
            ? []
            : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(pair => ReadPair(pair, command))];

    private static SandboxKey ReadPair(string pair, string command)
    {
        var parts = pair.Split(':');
        var number = 1;
        var isAccount =
            parts.Length < 3
            || (
                int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number is > 0 and <= MostAccounts
            );
        return parts.Length is 2 or 3 && IsPart(parts[0]) && IsPart(parts[1]) && isAccount
            ? new SandboxKey
            {
                PublicId = parts[0],
                Secret = parts[1],
                Place = number - 1,
            }
            : throw new UsageException(
                command,
                $"--keys is PUBLIC:SECRET, both of letters, digits, - and _; with :N behind it, a number from 1 to {MostAccounts}, a key of the N-th account."
            );
    }

    private static bool IsPart(string part) =>
        part.Length is > 0 and <= LongestPart && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
