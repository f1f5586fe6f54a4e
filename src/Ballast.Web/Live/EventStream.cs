using System.Globalization;
using Ballast.Core.Workflows.Collecting;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Ballast.Web.Live;

/// <summary>
/// Server-sent events: <c>collector</c> with the whole state whenever it changes, <c>store</c> when something new is kept, and a comment
/// now and then, so that proxies keep the line open and a reader that left is noticed.
/// </summary>
internal sealed class EventStream(WebOptions options, CancellationToken stopping)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Writes until the reader leaves or the server stops.</summary>
    public async Task WriteAsync(HttpContext http)
    {
        if (options.Collector is not { } collector)
        {
            await Problem
                .WriteAsync(http, 404, "not-collecting", "This server does not collect; there is nothing to follow.")
                .ConfigureAwait(false);
            return;
        }
        using var subscription = collector.Subscribe();
        if (subscription is null)
        {
            http.Response.Headers.RetryAfter = "60";
            await Problem
                .WriteAsync(http, 503, "too-many", "Too many follow this server already; ask again in a minute.")
                .ConfigureAwait(false);
            return;
        }
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        // Some proxies gather answers before they pass them on; this one must not be.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            // The reader begins with what is, and comes back after five seconds when the line breaks.
            var state = new CollectorEvent.Changed(collector.State);
            await SendAsync(http, "retry: 5000\n" + Text(state), ended.Token).ConfigureAwait(false);
            await FollowAsync(http, subscription, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The end of every stream.
        }
    }

    private static async Task FollowAsync(
        HttpContext http,
        CollectorSubscription subscription,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            using var beat = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            beat.CancelAfter(Heartbeat);
            try
            {
                if (!await subscription.Reader.WaitToReadAsync(beat.Token).ConfigureAwait(false))
                    return;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                await SendAsync(http, ":\n\n", cancellation).ConfigureAwait(false);
                continue;
            }
            while (subscription.Reader.TryRead(out var news))
                await SendAsync(http, Text(news), cancellation).ConfigureAwait(false);
        }
    }

    private static string Text(CollectorEvent news) =>
        news switch
        {
            CollectorEvent.Changed { State: var state } =>
                $"event: collector\ndata: {Json.Text(CollectorDocument.Of(state))}\n\n",
            CollectorEvent.Committed kept => string.Create(
                CultureInfo.InvariantCulture,
                $"event: store\ndata: {{\"at\":\"{kept.At:O}\",\"newRows\":{kept.NewRows}}}\n\n"
            ),
            _ => throw new InvalidOperationException("News are a changed state or something kept."),
        };

    private static async Task SendAsync(HttpContext http, string text, CancellationToken cancellation)
    {
        await http.Response.WriteAsync(text, cancellation).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(cancellation).ConfigureAwait(false);
    }
}
