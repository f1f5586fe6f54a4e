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
        // What a form or a script can send without being allowed to first is none of these.
        var isJson =
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
        return isJson
            ? null
            : (StatusCodes.Status415UnsupportedMediaType, "Send JSON, with Content-Type: application/json");
    }

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
