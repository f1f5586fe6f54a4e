using System.Net.Http.Headers;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Language;

namespace Ballast.Numerai.Manners;

/// <summary>One request on its way: what it says, for whom, and whether it has left.</summary>
internal sealed class Outgoing(GraphQlDocument document, byte[] body, NumeraiCredentials? credentials, bool isChange)
{
    public GraphQlDocument Document { get; } = document;

    public bool IsChange { get; } = isChange;

    public Redactor Redactor { get; } = credentials?.Redactor ?? Redactor.None;

    /// <summary>Whether sending has begun: from then on nobody can say that the request did not arrive.</summary>
    public bool HasLeft { get; set; }

    /// <summary>A key never travels unencrypted, except to this very machine.</summary>
    public void RefuseOpenRoad(Uri endpoint)
    {
        if (credentials is not null && endpoint.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback)
        {
            throw new NumeraiException(
                NumeraiErrorCode.Configuration,
                $"The key '{credentials.Label}' is not sent to {endpoint.Host} without encryption; use an https address."
            );
        }
    }

    public HttpRequestMessage ToRequest(NumeraiOptions options)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, options.Endpoint)
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        credentials?.SignInto(request.Headers);
        return request;
    }

    /// <summary>What an exception of the network stack means.</summary>
    public NumeraiException Failure(Exception exception, TimeSpan allowed, CancellationToken cancellation)
    {
        if (exception is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new NumeraiException(
                NumeraiErrorCode.TimedOut,
                $"{Document.Name}: nothing within {allowed.TotalSeconds:0.#} s; {Advice.For(NumeraiErrorCode.TimedOut)}."
            );
        }
        var error = (exception as HttpRequestException)?.HttpRequestError;
        var code =
            error is HttpRequestError.ConfigurationLimitExceeded
                ? NumeraiErrorCode.InvalidAnswer
                : NumeraiErrorCode.Unavailable;
        var said = Redactor.OneLine($"{exception.GetType().Name}: {exception.Message}");
        return new NumeraiException(code, $"{Document.Name}: {said} {Advice.For(code)}.")
        {
            NeverSent =
                error
                    is HttpRequestError.NameResolutionError
                        or HttpRequestError.ConnectionError
                        or HttpRequestError.SecureConnectionError
                        or HttpRequestError.ProxyTunnelError,
        };
    }
}
