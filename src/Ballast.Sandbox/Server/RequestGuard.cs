using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ballast.Sandbox.Server;

/// <summary>
/// Keeps pages of other sites out, as the dashboard does: a browser on this machine can be made to send requests, but only some of them
/// unasked, and it says where they come from.
/// </summary>
/// <param name="address">Where the sandbox listens.</param>
internal sealed class RequestGuard(string address)
{
    private readonly bool _isThisMachineOnly =
        !IPAddress.TryParse(address, out var listening) || IPAddress.IsLoopback(listening);

    /// <summary>Why a request is not answered; null where it is.</summary>
    public (int Status, string Why)? Refusal(HttpRequest request)
    {
        // A page can point its own name at this machine (DNS rebinding); its requests still carry that name.
        if (!IsOwnName(request.Host.Host))
            return (StatusCodes.Status421MisdirectedRequest, "The sandbox is not known by that name");
        var isFile = request.Path.StartsWithSegments(FileHandler.Path, StringComparison.Ordinal);
        if (!HttpMethods.IsPost(request.Method) && !isFile)
            return null;
        if (!IsOwnPage(request))
            return (StatusCodes.Status403Forbidden, "Another site's page may not ask");
        if (isFile)
            return null;
        // What a form or a script can send without being allowed to first is not JSON.
        if (Is(request, "application/json") || (Is(request, "multipart/form-data") && IsClientForm(request)))
            return null;
        return (StatusCodes.Status415UnsupportedMediaType, "Send JSON, with Content-Type: application/json");
    }

    /// <summary>
    /// A request in a form, sent by a client and not by a page. Browsers say where a script's form comes from; a form that is sent by
    /// leaving the page asks for HTML, and names the page that was left.
    /// </summary>
    private static bool IsClientForm(HttpRequest request) =>
        request.Path.Value is "/" or "/graphql" or ""
        && request.Headers.Referer.Count == 0
        && request.Headers.Cookie.Count == 0
        && !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static bool Is(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    private bool IsOwnName(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var named))
            return !_isThisMachineOnly || IPAddress.IsLoopback(named);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOwnPage(HttpRequest request)
    {
        // "none" is a person who typed the address of a file.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin") && !(site == "none" && HttpMethods.IsGet(request.Method)))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (
                Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            );
    }
}
