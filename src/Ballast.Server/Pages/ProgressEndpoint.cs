using System.Text.Json;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Pages;

/// <summary><c>GET /progress.json?of=PAGE</c>: how far the answer is that a page waits for, for whoever sits before it; 204 where that is not known.</summary>
internal sealed class ProgressEndpoint(RunningAnswers running)
{
    public const string Path = "/progress.json";

    public Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (
            http.Request.Query["of"].FirstOrDefault() is not { Length: > 0 } page
            || running.Find(page) is not var (question, share)
        )
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new { title = question.Title, share });
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}
