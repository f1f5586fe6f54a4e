using System.Net;
using System.Net.Sockets;

namespace Ballast.Tests.Support;

/// <summary>
/// Ports for programs that cannot take one by themselves and say which. They lie below those that systems give to outgoing connections and to whoever asks
/// for any port (Linux from 32768, others from 49152): a port that was free a moment ago is not handed to another test meanwhile.
/// </summary>
internal static class FreePorts
{
    private const int First = 15_000;
    private const int Last = 32_000;

    // Two runs on one machine begin at different places.
    private static int _next = Random.Shared.Next(First, Last);

    /// <summary>A port of 127.0.0.1 on which nobody listens, never the same twice in a run of up to 17,000.</summary>
    public static int Next()
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            var port = First + (Interlocked.Increment(ref _next) - First) % (Last - First);
            if (IsFree(port))
                return port;
        }
        throw new InvalidOperationException($"No port from {First} to {Last} is free.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
