using System.Text.RegularExpressions;

namespace Ballast.Server.Logging;

/// <summary>Takes secrets out of a line of the log: those that this process knows, and whatever looks like one.</summary>
public sealed partial class SecretMask
{
    private const string Blank = "***";

    // A shorter one would be found in words that are none.
    private const int ShortestSecret = 6;

    private readonly string[] _secrets;

    private SecretMask(IEnumerable<string> secrets) =>
        _secrets = [
            .. secrets
                .Where(s => s.Length >= ShortestSecret)
                .SelectMany(s => new[] { s, Uri.EscapeDataString(s), Uri.UnescapeDataString(s) })
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(s => s.Length),
        ];

    /// <summary>The mask of a server.</summary>
    /// <param name="variables">The environment's, and those of the file of keys: of some the names say that they are secret.</param>
    /// <param name="storePath">The store's location, which may hold a password.</param>
    /// <param name="token">What readers must show; null for nothing.</param>
    public static SecretMask Create(
        IEnumerable<KeyValuePair<string, string>> variables,
        string storePath,
        string? token
    ) =>
        new([
            .. variables.Where(v => SecretName().IsMatch(v.Key)).Select(v => v.Value),
            .. Uri.TryCreate(storePath, UriKind.Absolute, out var uri)
            && uri.UserInfo.Split(':', 2) is [_, var password]
                ? new[] { password }
                : [],
            .. token is null ? Array.Empty<string>() : [token],
        ]);

    /// <summary>The text without secrets.</summary>
    public string Clean(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Blank, StringComparison.OrdinalIgnoreCase);
        try
        {
            text = UserInfo().Replace(text, $"${{kept}}{Blank}@");
            text = Credentials().Replace(text, $"${{kept}} {Blank}");
            return Assignment().Replace(text, $"${{kept}}{Blank}");
        }
        catch (RegexMatchTimeoutException)
        {
            return "(a text too long to be shown)";
        }
    }

    [GeneratedRegex(@"KEY|SECRET|TOKEN|PASSWORD|PUBLIC_ID|HEADERS", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SecretName();

    // postgres://user:password@host
    [GeneratedRegex(@"(?<kept>\w://[^\s:/@]*:)[^\s/@]+@", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UserInfo();

    // Authorization: Bearer TOKEN, Token PUBLIC$SECRET
    [GeneratedRegex(
        @"\b(?<kept>Bearer|Basic|Token(?=\s+[^\s$]+\$))\s+[^\s""',;]+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Credentials();

    // Password=…; api_key: …
    [GeneratedRegex(
        @"\b(?<kept>(password|pwd|passwd|token|secret|secret[_-]?key|api[_-]?key)""?\s*[=:]\s*)(?!\*\*\*)[^\s;,&]+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Assignment();
}
