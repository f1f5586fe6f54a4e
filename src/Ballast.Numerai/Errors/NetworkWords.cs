using System.Net.Sockets;

namespace Ballast.Numerai.Errors;

/// <summary>What failed in the network, in words for people: those of the framework name its own types, and may quote headers.</summary>
internal static class NetworkWords
{
    /// <summary>What an exception of the network stack means, as a clause.</summary>
    public static string Of(Exception exception, string host) =>
        (
            (exception as HttpRequestException)?.HttpRequestError ?? (exception as HttpIOException)?.HttpRequestError
        ) switch
        {
            HttpRequestError.NameResolutionError => $"the name {host} cannot be found",
            HttpRequestError.ConnectionError => $"nobody answers at {host}",
            HttpRequestError.SecureConnectionError => $"no secure connection to {host} came about",
            HttpRequestError.ProxyTunnelError => "the proxy refused the connection",
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => $"what {host} says is no HTTP",
            HttpRequestError.ConfigurationLimitExceeded => $"the answer of {host} is larger than is read",
            HttpRequestError.ResponseEnded => $"{host} closed the connection before the end of its answer",
            _ => exception is SocketException or HttpRequestException { InnerException: SocketException }
                ? $"nobody answers at {host}"
                : $"the connection to {host} broke",
        };
}
