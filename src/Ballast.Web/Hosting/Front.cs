using Ballast.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace Ballast.Web.Hosting;

/// <summary>Every request comes in here: headers for the browser, guards, then whoever answers the path.</summary>
internal sealed class Front : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PageEndpoint _pages;

    public Front(WebOptions options) => _pages = new PageEndpoint(options, Guid.NewGuid().ToString("N"));

    /// <summary>Whatever is being answered is to come to its end.</summary>
    public void Stop() => _stopping.Cancel();

    public async Task HandleAsync(HttpContext http)
    {
        SafetyHeaders.Set(http.Response);
        await DispatchAsync(http).ConfigureAwait(false);
    }

    public void Dispose() => _stopping.Dispose();

    private Task DispatchAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        if (path.StartsWith("/assets/", StringComparison.Ordinal))
            return AssetEndpoint.HandleAsync(http, path);
        return _pages.HandleAsync(http, path);
    }
}
