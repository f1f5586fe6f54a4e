using System.Globalization;

namespace Ballast.Sandbox.World;

/// <summary>Identities that stay the same for a seed.</summary>
internal static class Ids
{
    /// <summary>A UUID (version 4 by its bits) for a thing of the world.</summary>
    public static string Uuid(ulong seed, string kind, params ReadOnlySpan<int> keys)
    {
        var random = new SeededRandom(seed, kind + " id", keys);
        var (high, low) = (random.Next(), random.Next());
        high = (high & 0xFFFFFFFFFFFF0FFF) | 0x4000;
        low = (low & 0x3FFFFFFFFFFFFFFF) | 0x8000000000000000;
        var hex =
            high.ToString("x16", CultureInfo.InvariantCulture) + low.ToString("x16", CultureInfo.InvariantCulture);
        return $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }

    /// <summary>Hexadecimal bytes with 0x: 20 for an address, 32 for a hash or a contract key.</summary>
    public static string Hex(ulong seed, string kind, int bytes, params ReadOnlySpan<int> keys)
    {
        var random = new SeededRandom(seed, kind + " hex", keys);
        var hex = "";
        while (hex.Length < 2 * bytes)
            hex += random.Next().ToString("x16", CultureInfo.InvariantCulture);
        return "0x" + hex[..(2 * bytes)];
    }
}
