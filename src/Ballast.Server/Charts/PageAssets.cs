using System.Security.Cryptography;
using System.Text;
using Ballast.Server.Markup;

namespace Ballast.Server.Charts;

/// <summary>What the page brings along: its style sheet, the charts' script, and the policy that lets only these in.</summary>
internal static class PageAssets
{
    /// <summary>The style sheets in the order of their names, as one.</summary>
    public static string Style { get; } = string.Concat(Resources().Where(IsStyle).Order().Select(Read));

    /// <summary>The charts; null where the build had no Node to bundle them.</summary>
    public static string? Script { get; } = Resources().Contains("charts.js") ? Read("charts.js") : null;

    /// <summary>Nothing is fetched, nothing is sent, nothing runs but this script.</summary>
    public static string Policy(string? script) =>
        $"default-src 'none'; style-src {Hash(Style)}; script-src {(script is null ? "'none'" : Hash(script))}; base-uri 'none'; form-action 'none'";

    /// <summary>JSON that can lie inside a script element: no text in it can end the element, and it stays the same JSON.</summary>
    public static Html InScript(string json) =>
        Html.Trusted(
            json.Replace("<", "\\u003c")
                .Replace(">", "\\u003e")
                .Replace("&", "\\u0026")
                .Replace("\u2028", "\\u2028")
                .Replace("\u2029", "\\u2029")
        );

    // The dashboard's own sheets lie beside it, under a prefix.
    private static bool IsStyle(string name) =>
        name.EndsWith(".css", StringComparison.Ordinal) && !name.Contains('/', StringComparison.Ordinal);

    private static string Hash(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string[] Resources() => typeof(PageAssets).Assembly.GetManifestResourceNames();

    // A browser reads every line end as \n before it hashes, so a checkout with others must not change the hash.
    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
