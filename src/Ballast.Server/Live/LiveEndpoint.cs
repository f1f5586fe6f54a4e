using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Collecting;
using Ballast.Core.Workflows.Documents;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Live;

/// <summary>What the collector does: <c>GET /api/v1/collector</c>, <c>POST /api/v1/collector/look</c> and <c>GET /events</c>.</summary>
internal sealed class LiveEndpoint(WebOptions options, CancellationToken stopping)
{
    /// <summary>What it does at present.</summary>
    public Task StateAsync(HttpContext http) => WriteAsync(http, Document(), StatusCodes.Status200OK);

    /// <summary>What it does from now on.</summary>
    public Task EventsAsync(HttpContext http) => new EventStream(options, stopping).WriteAsync(http);

    private string Document()
    {
        var state = options.Collector?.State ?? CollectorState.NotCollecting(options.Clock.GetUtcNow());
        return Json.Text(CollectorDocument.Of(state)) + "\n";
    }

    /// <summary>A look now. It goes on when the one who asked for it has left; how far it is, the state says.</summary>
    public Task LookAsync(HttpContext http)
    {
        if (options.IsReadOnly)
            return Problem.WriteAsync(http, 403, "read-only", "This server was started with --read-only.");
        if (options.Collector is not { } collector)
            return Problem.WriteAsync(http, 409, "not-collecting", "This server does not collect.");
        Tournament? tournament = null;
        if (http.Request.Query["tournament"].ToString() is { Length: > 0 } text)
        {
            if (!Tournaments.TryParse(text, out var one))
                return Problem.WriteAsync(http, 400, "usage", "tournament is classic, signals or crypto.");
            tournament = one;
        }
        return collector.RequestLook(tournament) is Outcome<SyncNow>.Refused { Refusal: var refusal }
            ? Problem.WriteAsync(http, 409, refusal.Code, refusal.Message)
            : WriteAsync(http, Document(), StatusCodes.Status202Accepted);
    }

    private static Task WriteAsync(HttpContext http, string json, int status)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}
