using Ballast.Sandbox.Books;

namespace Ballast.Sandbox.World;

/// <summary>What a model starts with.</summary>
internal static class OpeningStake
{
    /// <summary>NMR with all eighteen places in use: a few coins for most, hundreds for some.</summary>
    public static decimal Of(ulong seed, int model)
    {
        var chance = new Chance(seed, "opening stake", model);
        var size = chance.Uniform();
        var coins = 1 + (int)(600 * size * size * size);
        return Settle.Round(coins + ((chance.Next() % 1_000_000_000_000_000_000UL) * 0.000000000000000001m));
    }
}
