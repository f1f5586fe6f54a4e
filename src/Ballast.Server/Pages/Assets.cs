using System.Security.Cryptography;
using System.Text;
using Ballast.Server.Charts;

namespace Ballast.Server.Pages;

/// <summary>A file that pages load: its bytes, and a path with the hash of its content, so that it may be kept for ever.</summary>
internal sealed record Asset(string Name, string Path, string ContentType, byte[] Content);

/// <summary>The files that pages load. They lie in the program; nothing is read from a disk.</summary>
/// <remarks>Style: every sheet of Pages/Style in the order of its name. Script: app.js (htmx, charts and ours), where Node built it.</remarks>
internal static class Assets
{
    /// <summary>Scripts that a build with Node has, in the order in which pages load them.</summary>
    public static readonly IReadOnlyList<string> Scripts = ["app.js"];

    /// <summary>A keel and the weight below it.</summary>
    private const string Icon =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><path d=\"M4 8h24c-1 8-5 12-12 12S5 16 4 8z\" fill=\"#22577a\"/><circle cx=\"16\" cy=\"25\" r=\"5\" fill=\"#a9470a\"/></svg>";

    private static readonly Dictionary<string, Asset> ByName = Made().ToDictionary(a => a.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, Asset> ByPath = ByName.Values.ToDictionary(
        a => a.Path,
        StringComparer.Ordinal
    );

    /// <summary>A file by name; null where this build has none.</summary>
    public static Asset? Of(string name) => ByName.GetValueOrDefault(name);

    /// <summary>A file by the path that pages name; null where there is none.</summary>
    public static Asset? At(string path) => ByPath.GetValueOrDefault(path);

    private static IEnumerable<Asset> Made()
    {
        var assembly = typeof(Assets).Assembly;
        var names = assembly.GetManifestResourceNames();
        // The report's sheets are the design system; those of the pages come after them.
        var style =
            PageAssets.Style
            + string.Concat(
                names
                    .Where(n => n.StartsWith("pages/", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
                    .Select(Text)
            );
        yield return Make("app.css", "text/css; charset=utf-8", style);
        yield return Make("icon.svg", "image/svg+xml", Icon);
        foreach (var script in Scripts.Where(names.Contains))
            yield return Make(script, "text/javascript; charset=utf-8", Text(script));
    }

    private static Asset Make(string name, string type, string text)
    {
        const int HashLength = 16;
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashLength];
        var ending = name[name.LastIndexOf('.')..];
        return new Asset(name, $"/assets/{name[..^ending.Length]}.{hash}{ending}", type, bytes);
    }

    private static string Text(string resource)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
