using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ballast.Web.Hosting;
using Ballast.Web.Live;
using Microsoft.AspNetCore.Http;

namespace Ballast.Web.Pipeline;

/// <summary><c>/healthz</c>: for whoever watches over the server.</summary>
internal sealed class WatchEndpoint(WebOptions options, AccessGuard access)
{
    private readonly HealthWatch _pulse = new(
        options.Questions.Pulse,
        options.Clock,
        options.Logs.CreateLogger("Ballast.Web")
    );

    /// <summary>Whether the server can answer; 503 where its store is there and cannot be read.</summary>
    /// <remarks>Whoever may not read is told nothing else.</remarks>
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
        await WriteAsync(http, "application/json; charset=utf-8", text, isWell ? 200 : 503).ConfigureAwait(false);
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
}
