using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Ballast.Delivery.Messages;

namespace Ballast.Delivery.Channels;

/// <summary>Posts a document and waits for its receipt. No redirect is followed, and an answer is read no further than a few lines.</summary>
internal sealed class HttpPost(HttpClient client)
{
    private const int LongestAnswer = 2048;
    private const int LongestQuoted = 120;

    /// <summary>For all channels: connections are kept.</summary>
    public static HttpPost Shared { get; } = new(Client(TimeSpan.FromSeconds(15)));

    /// <summary>A client that waits so long for an answer.</summary>
    public static HttpClient Client(TimeSpan patience) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = patience,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = patience,
        };

    /// <summary>Posts.</summary>
    /// <param name="address">Where to; messages name its host alone.</param>
    /// <param name="json">The document.</param>
    /// <param name="headers">What else is said.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DeliveryException">The other side has not taken it, or nobody knows.</exception>
    public async Task SendAsync(
        Uri address,
        byte[] json,
        IEnumerable<(string Name, string Value)> headers,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new("application/json", "utf-8");
        request.Headers.UserAgent.ParseAdd("Ballast");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        try
        {
            using var response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw await RefusedAsync(address, response, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new DeliveryException($"{address.Authority} was not reached: {Reason(e)}.", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new DeliveryException($"{address.Authority} did not answer in {client.Timeout.TotalSeconds:0} s.", e);
        }
    }

    private static string Reason(HttpRequestException e) =>
        e switch
        {
            { HttpRequestError: HttpRequestError.NameResolutionError } => "its name is not known",
            { HttpRequestError: HttpRequestError.SecureConnectionError } => "its certificate was not accepted",
            { InnerException: SocketException socket } => socket.SocketErrorCode.ToString(),
            _ => e.HttpRequestError.ToString(),
        };

    private static async Task<DeliveryException> RefusedAsync(
        Uri address,
        HttpResponseMessage response,
        CancellationToken cancellation
    )
    {
        var said = await BeginningAsync(response, cancellation).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        var why = status is >= 300 and < 400
            ? "a redirect, which is not followed: write the address that it leads to"
            : PlainLine.Of(said, LongestQuoted);
        return new DeliveryException($"{address.Authority} answered {status}{(why.Length > 0 ? $": {why}" : "")}")
        {
            RetryAfter = Wait(response) ?? (response.StatusCode == HttpStatusCode.TooManyRequests ? Wait(said) : null),
        };
    }

    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            var bytes = new byte[LongestAnswer];
            var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, false, cancellation).ConfigureAwait(false);
            return Encoding.UTF8.GetString(bytes, 0, read);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return "";
        }
    }

    private static TimeSpan? Wait(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when response.Headers.Date is { } now => date - now,
            _ => null,
        };

    /// <summary>Discord and Telegram say it in the document: <c>retry_after</c>, at its top or among parameters.</summary>
    private static TimeSpan? Wait(string said)
    {
        const string Key = "retry_after";
        const double Longest = 86_400;
        try
        {
            using var document = JsonDocument.Parse(said);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            var place =
                root.TryGetProperty("parameters", out var inner) && inner.ValueKind == JsonValueKind.Object
                    ? inner
                    : root;
            return place.TryGetProperty(Key, out var seconds) && seconds.ValueKind == JsonValueKind.Number
                ? TimeSpan.FromSeconds(Math.Clamp(seconds.GetDouble(), 0, Longest))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
