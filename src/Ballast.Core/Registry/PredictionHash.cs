using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ballast.Core.Registry;

/// <summary>Hashes of rows, added up: a set of rows has one sum, in whatever order it is read.</summary>
/// <remarks>
/// A row that stands there twice counts twice. A number is hashed as a double, so how it was written does not matter: 0.5, 5e-1 and .50 are one number. 0.1 and the
/// nearest 32-bit float are two. SHA-256 of the id, stirred with the number (the finaliser of SplitMix64), 128 bits of which are added: equal sums of different files do
/// not happen by chance; against somebody who makes files on purpose this is no protection, and need not be.
/// </remarks>
internal sealed class PredictionHash
{
    /// <summary>Bytes of the hash of an id.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private byte[] _text = new byte[64];
    private UInt128 _ids;
    private UInt128 _rows;

    /// <summary>Sum over the ids, hexadecimal.</summary>
    public string Ids => $"{_ids:x32}";

    /// <summary>Sum over the ids with their predictions, hexadecimal.</summary>
    public string Rows => $"{_rows:x32}";

    /// <summary>Adds a row, and gives the hash of its id out.</summary>
    public void Add(string id, double prediction, Span<byte> idHash)
    {
        var length = Encoding.UTF8.GetMaxByteCount(id.Length);
        if (_text.Length < length)
            _text = new byte[length];
        SHA256.HashData(_text.AsSpan(0, Encoding.UTF8.GetBytes(id, _text)), idHash);
        _ids += Number(idHash);
        // Minus zero is zero.
        var number = Mix(BitConverter.DoubleToUInt64Bits(prediction + 0.0) + GoldenGamma);
        _rows += new UInt128(
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(idHash) ^ number),
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(idHash[8..]) + number)
        );
    }

    private static UInt128 Number(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
