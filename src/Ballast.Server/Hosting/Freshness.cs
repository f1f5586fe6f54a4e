using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ballast.Server.Hosting;

/// <summary>How new the answers must be that a request is given, and how old they were.</summary>
/// <param name="since">Only what was right after this moment is taken; null for whatever is the newest by now and nothing else.</param>
internal sealed class Freshness(DateTimeOffset? since)
{
    private static readonly object SeenKey = new();

    /// <summary>How long a request waits for a newer answer before it takes the last one.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>Older ones are given to nobody: whoever asks after a while waits.</summary>
    public static readonly TimeSpan MostStale = TimeSpan.FromMinutes(1);

    /// <summary>The newest, whatever it takes.</summary>
    public static Freshness Newest => new(since: null);

    /// <summary>The moment of the oldest answer that was given though a newer one was being made; null where all were the newest.</summary>
    public DateTimeOffset? AsOf { get; private set; }

    /// <summary>
    /// What a request says: <c>Cache-Control: no-cache</c> or <c>max-age=0</c>, which browsers send when a page is loaded again, is for the
    /// newest. Whoever was told that a sync has ended, sees what it wrote.
    /// </summary>
    public static Freshness Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        foreach (var said in http.Request.Headers.CacheControl)
        {
            if (
                CacheControlHeaderValue.TryParse(said, out var wanted)
                && (wanted.NoCache || wanted.MaxAge == TimeSpan.Zero)
            )
                return Newest;
        }
        return new(
            Items(http)?.TryGetValue(SeenKey, out var seen) == true ? (DateTimeOffset)seen! : DateTimeOffset.MinValue
        );
    }

    /// <summary>From now on nothing that is older is sent over the connection of a request.</summary>
    public static void Require(HttpContext http, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Items(http) is { } items)
            items[SeenKey] = since;
    }

    /// <summary>Whether an answer that was right at a moment may be given while a newer one is made.</summary>
    public bool Takes(DateTimeOffset lastRight) => lastRight > since;

    /// <summary>Such an answer is given.</summary>
    public void Note(DateTimeOffset moment)
    {
        if (AsOf is null || moment < AsOf)
            AsOf = moment;
    }

    private static IDictionary<object, object?>? Items(HttpContext http) =>
        http.Features.Get<IConnectionItemsFeature>()?.Items;
}
