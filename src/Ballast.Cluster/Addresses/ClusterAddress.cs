namespace Ballast.Cluster.Addresses;

/// <summary>Where workers and those who ask them find one another: a Redis server, or a table of the store.</summary>
/// <param name="Redis">Host and port of the server; null where it is the store.</param>
public sealed record ClusterAddress(string? Redis)
{
    /// <summary>How an address is written.</summary>
    public const string Written = "store, or redis://HOST:PORT";

    private const int UsualPort = 6379;
    private const string Scheme = "redis://";

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is none, in words that do not repeat it: it may hold a password.</exception>
    public static ClusterAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == "store")
            return new ClusterAddress(Redis: null);
        if (
            !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url.Host.Length == 0
            || url.PathAndQuery.Trim('/').Length > 0
        )
            throw new FormatException($"A cluster is {Written}.");
        var place = $"{url.Host}:{(url.Port > 0 ? url.Port : UsualPort)}";
        var user = url.UserInfo.Split(':', 2);
        var name = user.Length == 2 && user[0].Length > 0 ? $",user={Uri.UnescapeDataString(user[0])}" : "";
        return new ClusterAddress(
            user.Length == 2 ? $"{place},password={Uri.UnescapeDataString(user[1])}{name}" : place
        );
    }
}
