using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Ballast.Core.Numerics;

namespace Ballast.Storage.Checksums;

/// <summary>The sum of the first 128 bits of SHA-256 hashes of messages. Short ones wait until eight of a length can be hashed at once.</summary>
internal sealed class HashSum
{
    // Rows of scores have two blocks. Longer messages are rare, and go to the library.
    private const int MostBlocks = 4;
    private const int HalfHash = 16;

    private readonly Waiting?[] _waiting = new Waiting?[MostBlocks];
    private UInt128 _sum;

    /// <summary>128 bits, hexadecimal.</summary>
    public string Text
    {
        get
        {
            foreach (var waiting in _waiting)
                AddUp(waiting);
            return _sum.ToString("x32", CultureInfo.InvariantCulture);
        }
    }

    public void Add(ReadOnlySpan<byte> message)
    {
        var blocks = Sha256Lanes.Blocks(message.Length);
        if (!Sha256Lanes.IsFast || blocks > MostBlocks)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(message, hash);
            AddHash(hash);
            return;
        }
        var waiting = _waiting[blocks - 1] ??= new Waiting(blocks);
        var place = waiting.Next();
        message.CopyTo(place);
        Sha256Lanes.Pad(place, message.Length);
        if (waiting.Count == Sha256Lanes.Lanes)
            AddUp(waiting);
    }

    private void AddUp(Waiting? waiting)
    {
        if (waiting is not { Count: > 0 })
            return;
        Span<byte> hashes = stackalloc byte[Sha256Lanes.Lanes * HalfHash];
        Sha256Lanes.Hash(waiting.Messages, waiting.Blocks, hashes);
        // What lies in the other lanes is of earlier messages.
        for (var lane = 0; lane < waiting.Count; lane++)
            AddHash(hashes[(lane * HalfHash)..]);
        waiting.Clear();
    }

    private void AddHash(ReadOnlySpan<byte> hash) =>
        _sum += new UInt128(
            BinaryPrimitives.ReadUInt64LittleEndian(hash[sizeof(ulong)..]),
            BinaryPrimitives.ReadUInt64LittleEndian(hash)
        );

    private sealed class Waiting(int blocks)
    {
        public int Blocks => blocks;

        public int Count { get; private set; }

        public byte[] Messages { get; } = new byte[Sha256Lanes.Lanes * blocks * Sha256Lanes.BlockBytes];

        public Span<byte> Next()
        {
            var bytes = blocks * Sha256Lanes.BlockBytes;
            return Messages.AsSpan(Count++ * bytes, bytes);
        }

        public void Clear() => Count = 0;
    }
}
