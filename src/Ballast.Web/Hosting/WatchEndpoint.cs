using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ballast.Web.Live;
using Microsoft.AspNetCore.Http;

namespace Ballast.Web.Hosting;

/// <summary><c>/healthz</c> and <c>/metrics</c>: for whoever watches over the server.</summary>
internal sealed class WatchEndpoint(WebOptions options, Traffic traffic, AccessGuard access)
{
    private readonly HealthWatch _pulse = new(
        options.Questions.Pulse,
        options.Clock,
        options.Logs.CreateLogger("Ballast.Web")
    );

    // Rows are counted, which takes a while in a large store.
    private readonly HealthWatch _counted = new(
        options.Questions.Health,
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

    /// <summary>Counters in Prometheus' text format.</summary>
    public async Task MetricsAsync(HttpContext http)
    {
        var text = new StringBuilder();
        var health = await _counted.AskAsync().ConfigureAwait(false);
        Head(text, "ballast_requests_total", "counter", "Requests by route and status.");
        foreach (var (route, status, count, _) in traffic.Counted)
            Line(text, $"ballast_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}");
        Head(text, "ballast_request_seconds_total", "counter", "Time spent answering, by route and status.");
        foreach (var (route, status, _, seconds) in traffic.Counted)
            Line(text, $"ballast_request_seconds_total{{route=\"{route}\",status=\"{status}\"}} {seconds:0.######}");
        Head(text, "ballast_requests_running", "gauge", "Requests being answered.");
        Line(text, $"ballast_requests_running {traffic.Running}");
        Head(text, "ballast_store_up", "gauge", "1 where the store can be read.");
        Line(text, $"ballast_store_up {(health.IsReachable ? 1 : 0)}");
        Age(text, "ballast_last_sync_age_seconds", "Seconds since models were last synced.", health.LastSync);
        Age(text, "ballast_last_import_age_seconds", "Seconds since something new came in.", health.LastImport);
        Head(text, "ballast_store_rows", "gauge", "Rows by table.");
        foreach (var (table, rows) in health.Rows)
            Line(text, $"ballast_store_rows{{table=\"{table}\"}} {rows}");
        CollectorMetrics.Write(text, options.Collector?.State, options.Clock.GetUtcNow());
        await WriteAsync(http, "text/plain; version=0.0.4; charset=utf-8", text.ToString(), 200).ConfigureAwait(false);
    }

    /// <summary>A moment that is not known is no line, and never 0.</summary>
    private void Age(StringBuilder text, string name, string help, DateTimeOffset? since)
    {
        if (since is not { } known)
            return;
        Head(text, name, "gauge", help);
        Line(text, $"{name} {Math.Max(0, (options.Clock.GetUtcNow() - known).TotalSeconds):0}");
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ")
            .Append(name)
            .Append(' ')
            .Append(help)
            .Append("\n# TYPE ")
            .Append(name)
            .Append(' ')
            .Append(type)
            .Append('\n');

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

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
