using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Ballast.Core.Workflows.Collecting;
using Ballast.Core.Workflows.Documents;
using Ballast.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Live;

/// <summary>
/// Server-sent events: <c>collector</c> with the whole state whenever it changes, <c>store</c> when something new is kept, and an empty
/// <c>beat</c> now and then, so that proxies keep the line open and a reader that left is noticed.
/// </summary>
internal sealed class EventStream(WebOptions options, CancellationToken stopping)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(5);
    private static readonly SseItem<string> Beat = new("", "beat");

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
        using var following = options.Metrics?.Following();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        // Some proxies gather answers before they pass them on; this one must not be.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await TypedResults
            .ServerSentEvents(NewsAsync(collector, subscription, ended.Token))
            .ExecuteAsync(http)
            .ConfigureAwait(false);
    }

    /// <summary>The reader begins with what is, and comes back after some seconds when the line breaks.</summary>
    private static async IAsyncEnumerable<SseItem<string>> NewsAsync(
        ICollector collector,
        CollectorSubscription subscription,
        [EnumeratorCancellation] CancellationToken ended
    )
    {
        yield return new SseItem<string>(Json.Text(CollectorDocument.Of(collector.State)), "collector")
        {
            ReconnectionInterval = ComeBackAfter,
        };
        while (!ended.IsCancellationRequested)
        {
            var isThere = await WaitAsync(subscription, ended).ConfigureAwait(false);
            if (isThere is false)
                yield break;
            if (isThere is null && !ended.IsCancellationRequested)
                yield return Beat;
            while (subscription.Reader.TryRead(out var news))
                yield return Item(news);
        }
    }

    /// <summary>Whether there are news; null where there were none for a while, or the line ends.</summary>
    private static async Task<bool?> WaitAsync(CollectorSubscription subscription, CancellationToken ended)
    {
        using var beat = CancellationTokenSource.CreateLinkedTokenSource(ended);
        beat.CancelAfter(Heartbeat);
        try
        {
            return await subscription.Reader.WaitToReadAsync(beat.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static SseItem<string> Item(CollectorEvent news) =>
        news switch
        {
            CollectorEvent.Changed { State: var state } => new(Json.Text(CollectorDocument.Of(state)), "collector"),
            CollectorEvent.Committed kept => new(
                string.Create(CultureInfo.InvariantCulture, $"{{\"at\":\"{kept.At:O}\",\"newRows\":{kept.NewRows}}}"),
                "store"
            ),
            _ => throw new InvalidOperationException("News are a changed state or something kept."),
        };
}
