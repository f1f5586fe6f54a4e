using Ballast.Server.Hosting;
using Ballast.Server.Markup;
using Ballast.Server.Pages;
using Ballast.Server.Security;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Pipeline;

/// <summary>
/// Keeps other sites' pages from making a browser ask here: each question costs this machine something, whoever reads the answer. Nothing is
/// answered that another site embeds or fetches; a link that somebody clicks there opens the pages that cost little, and for the others one
/// that offers to go on.
/// </summary>
internal static class SiteGuard
{
    private const string Code = "cross-site";

    /// <summary>Lets a request on, or turns it away.</summary>
    public static Task CheckAsync(HttpContext http, RequestDelegate next) =>
        AccessGuard.IsForAll(http) || Allows(http) ? next(http) : TurnAwayAsync(http);

    /// <summary>Whether the request may be answered, by what the browser says of where it comes from. Programs say nothing and may.</summary>
    private static bool Allows(HttpContext http)
    {
        var request = http.Request;
        if (!CsrfGuard.IsSafe(request.Method))
            return true;
        var headers = request.Headers;
        switch (headers["Sec-Fetch-Site"].ToString())
        {
            case "same-origin" or "none":
                return true;
            case "":
                // A program, or an old browser: a script of another site at least says its origin.
                return headers.Origin.Count == 0 || CsrfGuard.IsOwn(request);
            case "same-site" when IsClick(request):
                return true;
            default:
                return IsClick(request) && !IsDear(RouteTag.Of(http));
        }
    }

    /// <summary>A browser that was led here gets a page with a link; all others the refusal.</summary>
    private static Task TurnAwayAsync(HttpContext http)
    {
        if (!IsClick(http.Request) || RouteTag.Of(http).IsForPrograms)
            return Problem.WriteAsync(
                http,
                StatusCodes.Status403Forbidden,
                Code,
                "Another site's page asked for this. Open it from this server's own pages, or with a program."
            );
        // The same address, now asked from a page of our own.
        var address = $"{http.Request.Path}{http.Request.QueryString}";
        return PageEndpoint.WriteAsync(
            http,
            StatusCodes.Status403Forbidden,
            Shell.Draw(
                "Led here by another site",
                "",
                Html.Of(
                    $"<p class=\"left-out\" role=\"status\" data-code=\"{Code}\">Another site led here, to a question that takes this machine some work. <a href=\"{address}\">Ask it</a></p>\n"
                ),
                null
            )
        );
    }

    /// <summary>Whether somebody clicked, so that the whole page is to be shown, and nothing is embedded or fetched.</summary>
    private static bool IsClick(HttpRequest request) =>
        request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";

    private static bool IsDear(RouteTag route) =>
        route.IsForPrograms || (route.Name != "/" && WorkKind.OfPage(route.Name, 0).IsUsuallyDear);
}
