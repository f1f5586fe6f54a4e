using System.Numerics;

namespace Ballast.Sandbox.World;

/// <summary>A seeded stream of chance: xoshiro256**, filled from SplitMix64.</summary>
/// <remarks>
/// Not <see cref="Random"/>, whose numbers may change with a version of .NET, while a world must stay the same for its seed.
/// Only integer work, additions and square roots are used, so that every machine gives the same bits.
/// Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators" (2018), public domain code.
/// </remarks>
internal sealed class SeededRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>A stream of its own for a purpose: asking for one thing more never shifts the numbers of another.</summary>
    public SeededRandom(ulong seed, string purpose, params ReadOnlySpan<int> keys)
    {
        var state = Mix(seed ^ HashOf(purpose));
        foreach (var key in keys)
            state = Mix(state ^ (uint)key);
        _a = Mix(state += GoldenGamma);
        _b = Mix(state += GoldenGamma);
        _c = Mix(state += GoldenGamma);
        _d = Mix(state + GoldenGamma);
    }

    /// <summary>A stream from a raw state, for comparison with other implementations.</summary>
    public SeededRandom(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The next 64 bits.</summary>
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
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high], both included.</summary>
    public int Integer(int low, int high) => low + (int)(Uniform() * (high - low + 1));

    /// <summary>True with the given probability.</summary>
    public bool Happens(double probability) => Uniform() < probability;

    /// <summary>One of the items, each equally likely.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Integer(0, items.Count - 1)];

    /// <summary>Mean 0 and deviation 1, nearly normal: twelve uniforms added up.</summary>
    /// <remarks>No logarithm or cosine, whose last bit differs between machines. The tails end at six deviations.</remarks>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Uniform();
        return sum;
    }

    /// <summary>A fixed 64-bit key for a text (FNV-1a): <see cref="string.GetHashCode()"/> changes with each process.</summary>
    public static ulong HashOf(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
