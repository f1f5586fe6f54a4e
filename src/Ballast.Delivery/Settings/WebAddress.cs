using System.Net;

namespace Ballast.Delivery.Settings;

/// <summary>Addresses that messages may be sent to: encrypted, but to this machine itself.</summary>
internal static class WebAddress
{
    /// <summary>What is wrong with an address, as the end of a sentence; null where nothing is.</summary>
    public static string? Problem(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return "is no address such as https://example.org/hook.";
        if (uri.UserInfo.Length > 0)
            return "holds a user or password; leave it out.";
        return uri.Scheme == "https" || IsLoopback(uri.Host)
            ? null
            : "is not encrypted: write https://. Plain http is for this machine alone.";
    }

    /// <summary>Whether a host is this machine.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
