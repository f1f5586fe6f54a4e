using Ballast.Core.Rounds;
using Ballast.Sandbox.Sources;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Api;

/// <summary>Addresses, hashes and keys: made up, because their real shapes are not public.</summary>
/// <remarks>Source: domain notes, section 5.</remarks>
internal static class Contracts
{
    public static string ModelKey(ModelRecord model) => HashOf(model.Id);

    public static string Staking(Tournament tournament) => Address(tournament.Slug());

    public static string Address(string what) => Ids.Hex(0, what + " contract", 20);

    public static string HashOf(string what) => Ids.Hex(SeededRandom.HashOf(what), "hash", 32);

    public static string Hash(string what, params ReadOnlySpan<int> keys) => Ids.Hex(0, what, 32, keys);
}
