using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ballast.Server.Hosting;
using Ballast.Server.Live;
using Ballast.Server.Security;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Pipeline;

/// <summary><c>/healthz</c> and <c>/readyz</c>: for whoever watches over the server.</summary>
internal sealed class WatchEndpoint(WebOptions options, AccessGuard access, CancellationToken stopping)
{
    private const string Json = "application/json; charset=utf-8";

    private static readonly Answered Ready = new("ready", StatusCodes.Status200OK);
    private static readonly Answered Stopping = new("stopping", StatusCodes.Status503ServiceUnavailable);
    private static readonly Answered NoStore = new("store", StatusCodes.Status503ServiceUnavailable);

    private readonly HealthWatch _pulse = new(
        options.Questions.Pulse,
        options.Clock,
        options.Logs.CreateLogger("Ballast.Server")
    );

    private readonly HealthWatch _opening = new(
        options.Questions.Ready,
        options.Clock,
        options.Logs.CreateLogger("Ballast.Server")
    );

    /// <summary>That the process lives, with whether its store can be read: 200 as long as it answers, because no new start brings a store back.</summary>
    /// <remarks>Whoever may not read is told nothing else. Whether requests may be sent here is what <see cref="ReadyAsync"/> says.</remarks>
    public async Task HealthAsync(HttpContext http)
    {
        var health = await _pulse.AskAsync().ConfigureAwait(false);
        var isWell = health.IsReachable || !health.IsThere;
        var document = new JsonObject { ["schema"] = "ballast.health/1", ["ok"] = isWell };
        if (access.Allows(http.Request))
        {
            document["storeIsThere"] = health.IsThere;
            document["storeIsReachable"] = health.IsReachable;
            document["schemaVersion"] = health.SchemaVersion;
            document["lastSync"] = Moment(health.LastSync);
            document["lastImport"] = Moment(health.LastImport);
            document["collector"] = CollectorMetrics.Health(options.Collector?.State);
        }
        var text = document.ToJsonString() + "\n";
        await WriteAsync(http, Json, text, StatusCodes.Status200OK).ConfigureAwait(false);
    }

    /// <summary>Whether requests may be sent here: the store can be opened and has this program's schema, and the server does not stop.</summary>
    /// <remarks>Opening a store of an earlier version brings it up to date, so that is done before the first reader waits for it.</remarks>
    public async Task ReadyAsync(HttpContext http)
    {
        var answered =
            stopping.IsCancellationRequested ? Stopping
            : await _opening.AskAsync().ConfigureAwait(false) is { IsThere: true, IsReachable: false } ? NoStore
            : Ready;
        var document = new JsonObject { ["schema"] = "ballast.ready/1", ["state"] = answered.State };
        await WriteAsync(http, Json, document.ToJsonString() + "\n", answered.Status).ConfigureAwait(false);
    }

    private static string? Moment(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static Task WriteAsync(HttpContext http, string type, string text, int status)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }

    private sealed record Answered(string State, int Status);
}
