using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ballast.Server.Markup;

namespace Ballast.Server.Reports;

/// <summary>JSON as gzip in base64: an eighth of the room in a page, unpacked there by the browser's <c>DecompressionStream</c>.</summary>
/// <remarks>None of its letters means anything in HTML, so it can lie inside a script element as it is.</remarks>
internal static class PackedJson
{
    /// <summary>The element that holds a value.</summary>
    public static Html Element(string id, object value, JsonTypeInfo shape) =>
        Element(id, stream => JsonSerializer.Serialize(stream, value, shape));

    /// <summary>The element that holds JSON that is there already.</summary>
    public static Html Element(string id, string json) =>
        Element(id, stream => stream.Write(Encoding.UTF8.GetBytes(json)));

    private static Html Element(string id, Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            write(gzip);
        var text = Convert.ToBase64String(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        return Html.Of($"<script type=\"application/gzip\" id=\"{id}\">{Html.Trusted(text)}</script>\n");
    }
}
