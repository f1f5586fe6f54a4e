using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Ballast.Server.Hosting;

/// <summary>The pieces between the slashes of a request's path, each decoded by itself.</summary>
/// <remarks>
/// Kestrel decodes a path except for <c>%2F</c>, which it leaves, so that a name with a slash stays one piece; but in its path
/// <c>a%2Fb</c> may be the name a/b or the name a%2Fb (dotnet/aspnetcore issue 30655). What was sent tells them apart.
/// </remarks>
internal static class PathSegments
{
    /// <summary>The pieces; the first one, before the first slash, is empty.</summary>
    public static string[] Of(HttpRequest request)
    {
        var known = (request.Path.Value ?? "/").Split('/');
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var sent = target.Split('?', 2)[0].Split('/');
        // What Kestrel made of the path is what was guarded: where it is another one (dots taken out, a whole address sent), its word holds.
        return sent.Length == known.Length && sent.Zip(known).All(p => AsKnown(p.First) == p.Second)
            ? Array.ConvertAll(sent, Uri.UnescapeDataString)
            : known;
    }

    private static string AsKnown(string sent) =>
        Uri.UnescapeDataString(
            sent.Replace("%2F", "%252F", StringComparison.Ordinal).Replace("%2f", "%252f", StringComparison.Ordinal)
        );
}
