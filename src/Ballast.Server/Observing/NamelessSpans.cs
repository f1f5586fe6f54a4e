using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Ballast.Server.Observing;

/// <summary>
/// Takes out of a span whatever could hold a name or a key before it is sent: paths (<c>/model/NAME</c>), queries, addresses of readers,
/// messages of exceptions. Only what is listed here stays; routes stand for paths, as in the log.
/// </summary>
internal sealed class NamelessSpans : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        Spans.Outcome,
        "error.type",
        "http.request.method",
        "http.request.resend_count",
        "http.response.status_code",
        "http.route",
        "network.protocol.version",
        "server.address",
        "server.port",
        "url.scheme"
    );

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Select(t => t.Key).Where(k => !Kept.Contains(k)).ToList())
            data.SetTag(tag, null);
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }
}
