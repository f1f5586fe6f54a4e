using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Ballast.Numerai.Errors;

/// <summary>Takes secrets out of whatever comes back from outside, before anyone can print it.</summary>
[DebuggerDisplay("Redactor")]
internal sealed partial class Redactor
{
    private const string Blank = "***";

    /// <summary>An answer's text goes into one line of a terminal; more of it helps nobody.</summary>
    private const int LongestLine = 400;

    private const int ShortestReal = 8;

    private readonly string[] _secrets;

    private Redactor(IEnumerable<string> secrets) =>
        _secrets = [.. secrets.Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)];

    /// <summary>Knows no secret; takes out only what looks like an Authorization header.</summary>
    public static Redactor None { get; } = new([]);

    /// <summary>Takes out the secret in the shapes in which servers and proxies echo it: as it is, escaped, base64.</summary>
    public static Redactor Create(string publicId, string secret)
    {
        var pair = $"{publicId}${secret}";
        return new Redactor([
            secret,
            Uri.EscapeDataString(secret),
            System.Text.Json.JsonEncodedText.Encode(secret).ToString(),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)),
            Convert.ToBase64String(Encoding.UTF8.GetBytes("Token " + pair)),
        ]);
    }

    /// <summary>The text without secrets.</summary>
    public string Clean(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Blank, StringComparison.OrdinalIgnoreCase);
        return TokenHeader().Replace(text, "Token " + Blank);
    }

    /// <summary>
    /// An answer's bytes without secrets, so that none is kept in a store either, by whatever name a server gives a model. Very short ones, which no real key is,
    /// stay: they could be anything.
    /// </summary>
    public byte[] Clean(byte[] body)
    {
        foreach (var secret in _secrets.Where(s => s.Length >= ShortestReal))
            body = Without(body, Encoding.UTF8.GetBytes(secret));
        return body;
    }

    /// <summary>The text without secrets, on one line, without control characters, cut where it grows too long.</summary>
    public string OneLine(string text)
    {
        try
        {
            // Cleaned before it is cut: half a secret at the end would not be recognised.
            var line = Blanks().Replace(Clean(text), " ").Trim();
            return line.Length <= LongestLine ? line : line[..LongestLine] + "…";
        }
        catch (RegexMatchTimeoutException)
        {
            return "(a text too long to be shown)";
        }
    }

    private static byte[] Without(byte[] body, byte[] secret)
    {
        var at = body.AsSpan().IndexOf(secret);
        if (at < 0)
            return body;
        var clean = new List<byte>(body.Length);
        var from = 0;
        for (; at >= 0; at = body.AsSpan(from).IndexOf(secret))
        {
            clean.AddRange(body.AsSpan(from, at));
            clean.AddRange("***"u8);
            from += at + secret.Length;
        }
        clean.AddRange(body.AsSpan(from));
        return [.. clean];
    }

    [GeneratedRegex(@"Token\s+[^\s$""]+\$[^\s""',;}]+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TokenHeader();

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
