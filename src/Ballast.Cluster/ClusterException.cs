using StackExchange.Redis;

namespace Ballast.Cluster;

/// <summary>Other machines could not do what was asked of them, in one line that says what to do.</summary>
public sealed class ClusterException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why machines did not find one another, without the libraries' own advice.</summary>
    /// <param name="cause">What Orleans or Redis threw.</param>
    public static string Reason(Exception cause)
    {
        for (var e = cause; e is not null; e = e.InnerException)
        {
            if (e is RedisConnectionException or RedisTimeoutException)
                return "no Redis answers at the address of --cluster";
            if (e is SiloUnavailableException)
                return "none has entered itself there";
        }
        return cause.Message.Split('\n')[0].TrimEnd('.');
    }
}
