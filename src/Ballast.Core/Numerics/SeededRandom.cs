using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Core.Numerics;

/// <summary>A seeded stream of chance: xoshiro256**, filled from SplitMix64. The same seed and stream give the same numbers for ever.</summary>
/// <remarks>
/// Not <see cref="Random"/>, whose numbers may change with a version of .NET. Each piece of parallel work takes a stream of its own, so
/// that no answer depends on the number of threads. Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number
/// generators" (2018), public domain code.
/// </remarks>
internal struct SeededRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>The stream of a number under a seed.</summary>
    public SeededRandom(ulong seed, ulong stream)
    {
        var state = Mix(Mix(seed + GoldenGamma) ^ stream);
        _a = Mix(state += GoldenGamma);
        _b = Mix(state += GoldenGamma);
        _c = Mix(state += GoldenGamma);
        _d = Mix(state + GoldenGamma);
    }

    /// <summary>A stream from a raw state, for comparison with other implementations.</summary>
    public SeededRandom(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The next 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, count). By multiplication: the bias is below count / 2^64.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
