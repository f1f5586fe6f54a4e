using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>What a model starts with.</summary>
internal static class OpeningStake
{
    /// <summary>NMR with all eighteen places in use: a few coins for most, hundreds for some.</summary>
    public static decimal Create(ulong seed, int model)
    {
        var random = new SeededRandom(seed, "opening stake", model);
        var size = random.Uniform();
        var coins = 1 + (int)(600 * size * size * size);
        return decimal.Round(coins + ((random.Next() % 1_000_000_000_000_000_000UL) * Nmr.Wei), Nmr.Places);
    }
}
