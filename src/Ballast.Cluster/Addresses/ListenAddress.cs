using System.Net;
using System.Net.Sockets;

namespace Ballast.Cluster.Addresses;

/// <summary>The address at which a worker listens. Whoever reaches it can have anything computed, so it is this machine's own or one of a private network.</summary>
public static class ListenAddress
{
    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is no address, or one that the world may reach.</exception>
    public static IPAddress Parse(string text)
    {
        if (!IPAddress.TryParse(text, out var address))
            throw new FormatException($"--listen is an IP address of this machine, not '{text}'.");
        return IsPrivate(address)
            ? address
            : throw new FormatException(
                $"--listen {text} is no address of a private network. Workers trust whoever reaches them: give one of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10 or fc00::/7, or let them meet in a tunnel."
            );
    }

    private static bool IsPrivate(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
            return true;
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? bytes[0] == 10
                || (bytes[0] == 172 && bytes[1] is >= 16 and < 32)
                || (bytes[0] == 192 && bytes[1] == 168)
                || (bytes[0] == 100 && bytes[1] is >= 64 and < 128)
                || (bytes[0] == 169 && bytes[1] == 254)
            : (bytes[0] & 0xFE) == 0xFC || address.IsIPv6LinkLocal;
    }
}
