using Ballast.Server.Hosting;
using Ballast.Server.Markup;
using Ballast.Server.Observing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Pages;

/// <summary><c>POST /demo</c>: makes the demo world and says where it is. The answer is a part of a page.</summary>
internal sealed class DemoEndpoint(WebOptions options)
{
    public const string Path = "/demo";

    private readonly ILogger _log = options.Logs.CreateLogger("Ballast.Server");

    public async Task HandleAsync(HttpContext http)
    {
        if (options.Demo is not { } demo)
        {
            await Problem
                .WriteAsync(http, StatusCodes.Status404NotFound, "no-demo", "This server offers no demo world.")
                .ConfigureAwait(false);
            return;
        }
        await PageEndpoint
            .WriteAsync(http, StatusCodes.Status200OK, await MakeAsync(demo, http).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    private async Task<Html> MakeAsync(Func<CancellationToken, Task<Uri>> demo, HttpContext http)
    {
        try
        {
            var url = await demo(http.RequestAborted).ConfigureAwait(false);
            return Html.Of(
                $"<p role=\"status\">It is ready: <a href=\"{url.AbsoluteUri}\">open the demo world</a>.</p>\n"
            );
        }
        catch (QuestionServiceException e)
        {
            _log.DemoFailed(e.Message);
            return Html.Of($"<p class=\"left-out\" role=\"alert\">{e.Message}</p>\n");
        }
    }
}
