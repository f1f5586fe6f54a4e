using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Pages;

/// <summary><c>/assets/…</c>: files of the program, kept by browsers for ever because their name changes with them.</summary>
internal static class AssetEndpoint
{
    public static Task HandleAsync(HttpContext http, string path)
    {
        if (Assets.At(path) is not { } asset)
            return Problem.WriteAsync(http, StatusCodes.Status404NotFound, "no-such-path", "There is no such file.");
        http.Response.ContentType = asset.ContentType;
        http.Response.ContentLength = asset.Content.Length;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(asset.Content, http.RequestAborted).AsTask();
    }
}
