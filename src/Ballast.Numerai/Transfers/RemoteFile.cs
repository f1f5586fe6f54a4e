using System.Globalization;
using System.Net.Http.Headers;

namespace Ballast.Numerai.Transfers;

/// <summary>What a storage says of a file: how long it is, which version, and its hash where it says one.</summary>
/// <param name="Length">Bytes; null where it does not say.</param>
/// <param name="Version">Changes whenever the file does: a strong ETag, else when it was modified; null where it says neither.</param>
/// <param name="Sha256">Lower-case hexadecimal digits; null where it does not say.</param>
/// <param name="Md5">The same of MD5.</param>
internal sealed record RemoteFile(long? Length, string? Version, string? Sha256, string? Md5)
{
    private const int Sha256Bytes = 32;
    private const int Md5Bytes = 16;

    /// <summary>Reads an answer's headers.</summary>
    public static RemoteFile Read(HttpResponseMessage response)
    {
        var content = response.Content.Headers;
        var isPart = content.ContentRange is not null;
        var tag = response.Headers.ETag is { IsWeak: false } etag ? etag.Tag : null;
        return new RemoteFile(
            isPart ? content.ContentRange!.Length : content.ContentLength,
            tag ?? content.LastModified?.ToString("R", CultureInfo.InvariantCulture),
            Hash(response, "Repr-Digest", "sha-256=", Sha256Bytes)
                ?? Hash(response, "x-amz-checksum-sha256", "", Sha256Bytes)
                ?? (isPart ? null : Hash(response, "Digest", "sha-256=", Sha256Bytes)),
            // Of a part the header speaks of the part.
            Hash(response, "x-goog-hash", "md5=", Md5Bytes)
                ?? (isPart ? null : Hash(response, "Content-MD5", "", Md5Bytes))
        );
    }

    /// <summary>What a part of the same file adds: hashes may come with the first answer alone.</summary>
    public RemoteFile With(RemoteFile earlier) =>
        this with
        {
            Sha256 = Sha256 ?? earlier.Sha256,
            Md5 = Md5 ?? earlier.Md5,
        };

    /// <summary>Asks for the rest of the file only where it is still this one.</summary>
    public void AskForRest(HttpRequestHeaders headers, long from)
    {
        headers.Range = new RangeHeaderValue(from, null);
        if (Version is not null)
            headers.TryAddWithoutValidation("If-Range", Version);
    }

    private static string? Hash(HttpResponseMessage response, string header, string prefix, int bytes)
    {
        if (
            !response.Headers.TryGetValues(header, out var values)
            && !response.Content.Headers.TryGetValues(header, out values)
        )
            return null;
        foreach (var value in values.SelectMany(v => v.Split(',')).Select(v => v.Trim()))
        {
            if (!value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                continue;
            var buffer = new byte[bytes];
            if (
                Convert.TryFromBase64String(value[prefix.Length..].Trim(':'), buffer, out var written)
                && written == bytes
            )
                return Convert.ToHexStringLower(buffer);
        }
        return null;
    }
}
