using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

public sealed class SeededRandomTests
{
    /// <summary>Reference values: Rust crate rand_xoshiro 0.6, test <c>reference</c> of xoshiro256starstar, state 1, 2, 3, 4.</summary>
    [Fact]
    public void Numbers_FromAKnownState_AreThoseOfTheReferenceImplementation()
    {
        var chance = new SeededRandom(1, 2, 3, 4);
        ulong[] first = [chance.Next(), chance.Next(), chance.Next(), chance.Next()];
        first.ShouldBe([11520UL, 0UL, 1509978240UL, 1215971899390074240UL]);
    }

    [Fact]
    public void Numbers_BelowACount_AreEvenlySpread()
    {
        var chance = new SeededRandom(3, 0);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[chance.Below(7)]++;
        counts.ShouldAllBe(c => Math.Abs(c - 10_000) < 400);
    }

    [Fact]
    public void Streams_OfOneSeed_Differ() => new SeededRandom(1, 0).Next().ShouldNotBe(new SeededRandom(1, 1).Next());
}
