using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Security;

/// <summary>
/// Lets a request change something only where it comes from our own pages or from a program, never from another site's page in the
/// same browser: by where the browser says it comes from, and by a header that another site's page cannot add without being asked first.
/// </summary>
/// <remarks>
/// Forms are checked by the framework's antiforgery (<see cref="OwnForm"/>); what it needs, a cookie and a token of the same answer, programs that
/// ask the API do not have.
/// </remarks>
internal sealed class CsrfGuard(AccessGuard access)
{
    public const string Header = "X-Ballast-Csrf";

    /// <summary>What our own pages send in it.</summary>
    public const string Mark = "own-page";

    /// <summary>Whether the method only reads.</summary>
    public static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <summary>Whether the browser, if it is one, says that the request comes from our own page.</summary>
    public static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin"))
            return false;
        var origin = request.Headers.Origin.ToString();
        // Behind a proxy the scheme is another one, so the host decides, with its port.
        return origin.Length == 0
            || (
                Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && uri.Authority.Equals(Authority(request, uri.Scheme), StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>Lets a request on, or turns it away. A form that checks itself is let on.</summary>
    public Task CheckAsync(HttpContext http, RequestDelegate next) =>
        IsSafe(http.Request.Method)
        || AccessGuard.IsForAll(http)
        || http.GetEndpoint()?.Metadata.GetMetadata<OwnForm>() is not null
        || Allows(http.Request)
            ? next(http)
            : Problem.WriteAsync(
                http,
                403,
                "csrf",
                $"What changes something must come from this server's own pages, or bring the header {Header} (any value) or a bearer token."
            );

    private bool Allows(HttpRequest request) =>
        IsOwn(request)
        && (access.HasBearer(request) || !string.IsNullOrWhiteSpace(request.Headers[Header]) || IsAskedInJson(request));

    private static bool IsAskedInJson(HttpRequest request) =>
        request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<AskedInJson>() is not null
        && request.HasJsonContentType();

    private static string Authority(HttpRequest request, string scheme)
    {
        var usual = scheme == "https" ? 443 : 80;
        return request.Host.Port == usual ? request.Host.Host : request.Host.Value ?? "";
    }
}

/// <summary>Marks an endpoint that looks at the token of its form itself.</summary>
internal sealed record OwnForm;

/// <summary>
/// Marks an endpoint that is posted to and changes nothing, so that JSON alone lets a program in: another site's page cannot send that without
/// asking this server before, which never says yes.
/// </summary>
internal sealed record AskedInJson;
