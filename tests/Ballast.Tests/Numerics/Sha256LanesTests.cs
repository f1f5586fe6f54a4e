using System.Security.Cryptography;
using Ballast.Core.Numerics;
using Ballast.Storage.Checksums;

namespace Ballast.Tests.Numerics;

/// <summary>The library's SHA-256 is the oracle.</summary>
public sealed class Sha256LanesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Hash_OfEightMessages_IsThatOfTheLibrary(int blocks)
    {
        var random = new Random(blocks);
        var messages = new byte[Sha256Lanes.Lanes * blocks * Sha256Lanes.BlockBytes];
        var expected = new List<byte>();
        for (var lane = 0; lane < Sha256Lanes.Lanes; lane++)
        {
            // The longest that fits, the shortest, and some between.
            var length = (blocks * 64) - 9 - (lane * 7);
            Sha256Lanes.Blocks(length).ShouldBe(blocks);
            var place = messages.AsSpan(lane * blocks * 64, blocks * 64);
            random.NextBytes(place);
            expected.AddRange(SHA256.HashData(place[..length]).AsSpan(0, 16));
            Sha256Lanes.Pad(place, length);
        }
        var hashes = new byte[Sha256Lanes.Lanes * 16];
        Sha256Lanes.Hash(messages, blocks, hashes);
        hashes.ShouldBe(expected);
    }

    [Fact]
    public void HashSum_OfMessagesOfAllLengths_IsTheSumOfTheLibrarysHashes()
    {
        var random = new Random(3);
        var sum = new HashSum();
        var expected = UInt128.Zero;
        for (var i = 0; i < 1000; i++)
        {
            var message = new byte[random.Next(400)];
            random.NextBytes(message);
            sum.Add(message);
            var hash = SHA256.HashData(message);
            expected += new UInt128(BitConverter.ToUInt64(hash, 8), BitConverter.ToUInt64(hash, 0));
            // Asked in the middle it forgets nothing.
            if (i % 97 == 0)
                sum.Text.ShouldBe(expected.ToString("x32"));
        }
        sum.Text.ShouldBe(expected.ToString("x32"));
    }
}
