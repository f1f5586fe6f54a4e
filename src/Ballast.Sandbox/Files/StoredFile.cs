using System.Security.Cryptography;

namespace Ballast.Sandbox.Files;

/// <summary>Bytes under a name, with what a client can check them by.</summary>
internal sealed record StoredFile(string Name, byte[] Bytes)
{
    /// <summary>The MD5 sum, hexadecimal: the entity tag, as the stores have it that Numerai uses.</summary>
    public string Md5 { get; } = Convert.ToHexStringLower(Md5Of(Bytes));

    /// <summary>The SHA-256 sum, base64, as RFC 9530 has it.</summary>
    public string Sha256 { get; } = Convert.ToBase64String(SHA256.HashData(Bytes));

    // No secret hangs on it: clients of such stores compare it.
#pragma warning disable CA5351
    private static byte[] Md5Of(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}
