using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Ballast.Tests.Server.Reports.Support;

/// <summary>What a report carries packed, unpacked.</summary>
internal static partial class PackedPart
{
    /// <summary>The JSON of an element; empty where the page has none of that name.</summary>
    public static string Of(string page, string id)
    {
        var found = Elements().Matches(page).SingleOrDefault(m => m.Groups["id"].Value == id);
        if (found is null)
            return "";
        using var packed = new MemoryStream(Convert.FromBase64String(found.Groups["packed"].Value));
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    /// <summary>The elements that are packed.</summary>
    [GeneratedRegex(
        "<script type=\"application/gzip\" id=\"(?<id>[a-z]+)\">(?<packed>[^<]*)</script>",
        RegexOptions.ExplicitCapture,
        60_000
    )]
    public static partial Regex Elements();
}
