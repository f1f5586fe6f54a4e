using Ballast.Web.Hosting;
using Ballast.Web.Markup;
using Microsoft.AspNetCore.Http;

namespace Ballast.Web.Pages;

/// <summary><c>POST /demo</c>: makes the demo world and says where it is. The answer is a part of a page.</summary>
internal sealed class DemoEndpoint(WebOptions options)
{
    public const string Path = "/demo";

    public async Task HandleAsync(HttpContext http)
    {
        if (options.Demo is not { } demo)
        {
            await Problem
                .WriteAsync(http, StatusCodes.Status404NotFound, "no-demo", "This server offers no demo world.")
                .ConfigureAwait(false);
            return;
        }
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = "POST";
            await Problem
                .WriteAsync(
                    http,
                    StatusCodes.Status405MethodNotAllowed,
                    "method",
                    "The demo world is asked for with POST."
                )
                .ConfigureAwait(false);
            return;
        }
        await PageEndpoint
            .WriteAsync(http, StatusCodes.Status200OK, await MakeAsync(demo, http).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    private static async Task<Html> MakeAsync(Func<CancellationToken, Task<Uri>> demo, HttpContext http)
    {
        try
        {
            var url = await demo(http.RequestAborted).ConfigureAwait(false);
            return Html.Of(
                $"<p role=\"status\">It is ready: <a href=\"{url.AbsoluteUri}\">open the demo world</a>.</p>\n"
            );
        }
        catch (DeskException e)
        {
            return Html.Of($"<p class=\"left-out\" role=\"alert\">{e.Message}</p>\n");
        }
    }
}
