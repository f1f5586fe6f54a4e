using Ballast.Core.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ballast.Server.Rest;

/// <summary>Takes a file from a body, piece by piece: it is never whole in memory.</summary>
internal static class Upload
{
    private const string UsualName = "upload.csv";
    private const int LongestName = 100;
    private const int LongestBoundary = 100;

    /// <summary>Writes the file into a folder of its own.</summary>
    /// <returns>The file's path: the folder, and the name alone that was given.</returns>
    public static async Task<Outcome<string>> ReceiveAsync(HttpContext http, string folder, string? given)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type))
            return new Refusal("media-type", "The Content-Type cannot be read.");
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return await KeepAsync(
                    http,
                    http.Request.Body,
                    folder,
                    given,
                    Disposition(http.Request.Headers.ContentDisposition)
                )
                .ConfigureAwait(false);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
            return new Refusal("malformed", "The form has no boundary.");
        var reader = new MultipartReader(boundary, http.Request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(http.RequestAborted).ConfigureAwait(false) is { } section)
            {
                var disposition = Disposition(section.ContentDisposition);
                if (disposition is not null && disposition.IsFileDisposition())
                    return await KeepAsync(http, section.Body, folder, given, disposition).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException and not BadHttpRequestException))
        {
            return new Refusal("malformed", "The form cannot be read.");
        }
        return new Refusal("malformed", "The form has no file.");
    }

    /// <summary>Whether a name is a name and nothing else: no folder, no way up, nothing that cannot be seen.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
        && name is not ("." or "..")
        && !name.Any(c => c is '/' or '\\' or ':' || char.IsControl(c));

    private static async Task<Outcome<string>> KeepAsync(
        HttpContext http,
        Stream body,
        string folder,
        string? given,
        ContentDispositionHeaderValue? disposition
    )
    {
        var name = given ?? NameIn(disposition) ?? UsualName;
        if (!IsName(name))
            return new Refusal("file-name", "A file's name is a name without folders, of at most 100 characters.");
        var path = Path.Combine(folder, name);
        var file = File.Create(path);
        await using (file.ConfigureAwait(false))
            await body.CopyToAsync(file, http.RequestAborted).ConfigureAwait(false);
        return path;
    }

    private static ContentDispositionHeaderValue? Disposition(string? text) =>
        ContentDispositionHeaderValue.TryParse(text, out var disposition) ? disposition : null;

    private static string? NameIn(ContentDispositionHeaderValue? disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition?.FileNameStar ?? default).Value;
        name = string.IsNullOrEmpty(name) ? HeaderUtilities.RemoveQuotes(disposition?.FileName ?? default).Value : name;
        return string.IsNullOrEmpty(name) ? null : name;
    }
}
