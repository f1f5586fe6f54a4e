using System.Net.Http.Headers;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Language;

namespace Ballast.Numerai.Http;

/// <summary>One request on its way: what it says, for whom, and whether it has left.</summary>
internal sealed class OutgoingRequest(
    GraphQlDocument document,
    byte[] body,
    NumeraiCredentials? credentials,
    bool isChange
)
{
    public GraphQlDocument Document { get; } = document;

    public bool IsChange { get; } = isChange;

    public bool IsKeyed => credentials is not null;

    public Redactor Redactor { get; } = credentials?.Redactor ?? Redactor.None;

    /// <summary>Whether the first byte of it was taken to be sent: from then on nobody can say that it did not arrive.</summary>
    public bool WasSent { get; private set; }

    /// <summary>A key never travels unencrypted, except to this very machine.</summary>
    public void RequireEncryption(Uri endpoint)
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
            Content = new RequestContent(body, () => WasSent = true),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        credentials?.SignInto(request.Headers);
        return request;
    }

    /// <summary>What an exception of the network stack means.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="endpoint">Whom it was sent to.</param>
    /// <param name="allowed">How long an attempt may take.</param>
    /// <param name="isTimeUp">Whether that time was over.</param>
    /// <param name="isSilence">Whether not even the first byte had come by then.</param>
    public NumeraiException CreateError(
        Exception exception,
        Uri endpoint,
        TimeSpan allowed,
        bool isTimeUp,
        bool isSilence
    )
    {
        if (exception is OperationCanceledException && isTimeUp)
        {
            return new NumeraiException(
                NumeraiErrorCode.TimedOut,
                $"{Document.Name}: nothing came from {endpoint.Authority} within {allowed.TotalSeconds:0.#} s; {Advice.For(NumeraiErrorCode.TimedOut)}."
            )
            {
                IsSilence = isSilence,
            };
        }
        var error = (exception as HttpRequestException)?.HttpRequestError;
        var code =
            error is HttpRequestError.ConfigurationLimitExceeded
                ? NumeraiErrorCode.InvalidAnswer
                : NumeraiErrorCode.Unavailable;
        var said = NetworkWords.Of(exception, endpoint.Authority);
        return new NumeraiException(code, $"{Document.Name}: {said}; {Advice.For(code)}.");
    }

    /// <summary>What it means that the connection was closed by this program itself.</summary>
    public NumeraiException CreateClosedError() =>
        new(NumeraiErrorCode.Configuration, $"{Document.Name}: the connection was closed by this program.");
}
