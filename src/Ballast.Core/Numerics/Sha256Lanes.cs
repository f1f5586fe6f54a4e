using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Core.Numerics;

/// <summary>SHA-256 of eight short messages at once, one in each lane of a vector: rows of a table are too short for a library call each.</summary>
/// <remarks>
/// Source: FIPS 180-4, section 6.2. Where the processor has no vectors of 256 bits the library hashes one message after the other
/// (<see cref="IsFast"/>); on Arm it does so with instructions made for it.
/// </remarks>
public static class Sha256Lanes
{
    /// <summary>Messages that are hashed together.</summary>
    public const int Lanes = 8;

    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 64;

    private const int Words = 16;
    private const int Rounds = 64;

    // First 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static ReadOnlySpan<uint> Constants =>
        [
            0x428a2f98,
            0x71374491,
            0xb5c0fbcf,
            0xe9b5dba5,
            0x3956c25b,
            0x59f111f1,
            0x923f82a4,
            0xab1c5ed5,
            0xd807aa98,
            0x12835b01,
            0x243185be,
            0x550c7dc3,
            0x72be5d74,
            0x80deb1fe,
            0x9bdc06a7,
            0xc19bf174,
            0xe49b69c1,
            0xefbe4786,
            0x0fc19dc6,
            0x240ca1cc,
            0x2de92c6f,
            0x4a7484aa,
            0x5cb0a9dc,
            0x76f988da,
            0x983e5152,
            0xa831c66d,
            0xb00327c8,
            0xbf597fc7,
            0xc6e00bf3,
            0xd5a79147,
            0x06ca6351,
            0x14292967,
            0x27b70a85,
            0x2e1b2138,
            0x4d2c6dfc,
            0x53380d13,
            0x650a7354,
            0x766a0abb,
            0x81c2c92e,
            0x92722c85,
            0xa2bfe8a1,
            0xa81a664b,
            0xc24b8b70,
            0xc76c51a3,
            0xd192e819,
            0xd6990624,
            0xf40e3585,
            0x106aa070,
            0x19a4c116,
            0x1e376c08,
            0x2748774c,
            0x34b0bcb5,
            0x391c0cb3,
            0x4ed8aa4a,
            0x5b9cca4f,
            0x682e6ff3,
            0x748f82ee,
            0x78a5636f,
            0x84c87814,
            0x8cc70208,
            0x90befffa,
            0xa4506ceb,
            0xbef9a3f7,
            0xc67178f2,
        ];

    // The same of the square roots of the first eight primes.
    private static ReadOnlySpan<uint> Start =>
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>Whether eight at once are faster than one after the other.</summary>
    public static bool IsFast => Vector256.IsHardwareAccelerated;

    /// <summary>Blocks of a message with its padding.</summary>
    public static int Blocks(int length) => (length + sizeof(ulong) + BlockBytes) / BlockBytes;

    /// <summary>Pads a message in place: a bit, zeros, the length in bits.</summary>
    /// <param name="message">The message and room behind it up to the end of its last block.</param>
    /// <param name="length">Bytes of the message.</param>
    public static void Pad(Span<byte> message, int length)
    {
        message[length] = 0x80;
        message[(length + 1)..].Clear();
        BinaryPrimitives.WriteUInt64BigEndian(message[^sizeof(ulong)..], (ulong)length * 8);
    }

    /// <summary>Hashes eight padded messages of equally many blocks.</summary>
    /// <param name="messages">One behind the other, <see cref="Lanes"/> x blocks x <see cref="BlockBytes"/> bytes.</param>
    /// <param name="blocks">Blocks of each.</param>
    /// <param name="hashes">The first 16 bytes of each hash, <see cref="Lanes"/> x 16.</param>
    public static void Hash(ReadOnlySpan<byte> messages, int blocks, Span<byte> hashes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(messages.Length, Lanes * blocks * BlockBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(hashes.Length, Lanes * 16);
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[8];
        for (var i = 0; i < state.Length; i++)
            state[i] = Vector256.Create(Start[i]);
        Span<Vector256<uint>> schedule = stackalloc Vector256<uint>[Rounds];
        for (var block = 0; block < blocks; block++)
        {
            Load(messages[(block * BlockBytes)..], blocks * BlockBytes, schedule);
            Extend(schedule);
            Compress(state, schedule);
        }
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var word = 0; word < 4; word++)
                BinaryPrimitives.WriteUInt32BigEndian(hashes[((lane * 16) + (word * 4))..], state[word][lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Load(ReadOnlySpan<byte> first, int pitch, Span<Vector256<uint>> schedule)
    {
        ref var bytes = ref MemoryMarshal.GetReference(first);
        // All lanes were checked by the length of the messages.
        for (var word = 0; word < Words; word++)
        {
            var at = word * sizeof(uint);
            schedule[word] = Vector256.Create(
                Word(ref bytes, at),
                Word(ref bytes, at + pitch),
                Word(ref bytes, at + (2 * pitch)),
                Word(ref bytes, at + (3 * pitch)),
                Word(ref bytes, at + (4 * pitch)),
                Word(ref bytes, at + (5 * pitch)),
                Word(ref bytes, at + (6 * pitch)),
                Word(ref bytes, at + (7 * pitch))
            );
        }
    }

    private static uint Word(ref byte bytes, int at) =>
        BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, at)));

    // No code for vectors of this width is made before the program runs, and the first thousands of rows would be hashed by code that is not optimised.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Extend(Span<Vector256<uint>> w)
    {
        for (var t = Words; t < Rounds; t++)
        {
            var (early, late) = (w[t - 15], w[t - 2]);
            var sigma0 = Rotate(early, 7) ^ Rotate(early, 18) ^ (early >>> 3);
            var sigma1 = Rotate(late, 17) ^ Rotate(late, 19) ^ (late >>> 10);
            w[t] = w[t - 16] + sigma0 + w[t - 7] + sigma1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compress(Span<Vector256<uint>> state, ReadOnlySpan<Vector256<uint>> schedule)
    {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var t = 0; t < Rounds; t++)
        {
            var sum1 = Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25);
            var choice = (e & f) ^ Vector256.AndNot(g, e);
            var first = h + sum1 + choice + Vector256.Create(Constants[t]) + schedule[t];
            var sum0 = Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22);
            var majority = (a & b) ^ (c & (a ^ b));
            (h, g, f, e) = (g, f, e, d + first);
            (d, c, b, a) = (c, b, a, first + sum0 + majority);
        }
        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotate(Vector256<uint> x, [ConstantExpected] byte bits) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateRight(x, bits) : (x >>> bits) | (x << (32 - bits));
}
