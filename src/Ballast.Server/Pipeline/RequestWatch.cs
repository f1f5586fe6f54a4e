using Ballast.Core.Workflows;
using Ballast.Server.Hosting;
using Ballast.Server.Observing;
using Ballast.Server.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Pipeline;

/// <summary>Knows what is being answered, gives its answer the headers that every answer has, and turns whatever fails on the way into an answer.</summary>
/// <remarks>The framework's exception handler takes headers that are set away again and knows nothing of readers that left.</remarks>
internal sealed class RequestWatch(ILogger log)
{
    private int _running;

    /// <summary>Requests that are being answered.</summary>
    public int Running => Volatile.Read(ref _running);

    public async Task WatchAsync(HttpContext http, RequestDelegate next)
    {
        Interlocked.Increment(ref _running);
        SafetyHeaders.Set(http.Response);
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The reader went away; there is nobody to tell.
        }
#pragma warning disable CA1031 // The last door: whatever else happens, a reader never sees a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await FailAsync(http, e).ConfigureAwait(false);
        }
        finally
        {
            Note(http);
            Interlocked.Decrement(ref _running);
        }
    }

    private Task FailAsync(HttpContext http, Exception exception)
    {
        var (method, route) = (http.Request.Method, RouteTag.Of(http).Name);
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: var status }:
                log.RequestMalformed(method, route, status);
                return Problem.WriteAsync(
                    http,
                    status,
                    status == StatusCodes.Status413PayloadTooLarge ? "too-large" : "malformed",
                    "The request cannot be read, or its body is too large."
                );
            case OperationCanceledException:
                return Problem.WriteAsync(http, 503, "stopping", "The server is stopping.");
            case OutOfMemoryException:
                log.RequestTooLarge(method, route);
                return Problem.WriteAsync(http, 422, AnswerBounds.TooLarge, Problem.TooLarge);
            default:
                log.RequestFailed(exception, method, route);
                var what = $"Unexpected {exception.GetType().Name}; please report it.";
                return Problem.WriteAsync(http, 500, "internal", what);
        }
    }

    private void Note(HttpContext http)
    {
        var (method, route, status) = (http.Request.Method, RouteTag.Of(http).Name, http.Response.StatusCode);
        if (status >= StatusCodes.Status500InternalServerError)
            log.AnsweredWithError(method, route, status);
        else if (status is 401 or 403 or 421 or 429)
            log.RequestTurnedAway(method, route, $"{http.Connection.RemoteIpAddress}", status);
    }
}
