using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>An account of the world.</summary>
internal sealed record RosterAccount(
    int Index,
    string Id,
    string Username,
    string WalletAddress,
    decimal OpeningWallet
);

/// <summary>A model of the world. <c>Index</c> counts within its tournament.</summary>
internal sealed record RosterModel(int Index, string Id, string Name, RosterAccount Account, Tournament Tournament);

/// <summary>Who takes part: accounts with several models each, in up to three tournaments.</summary>
internal sealed class Roster
{
    private const int LeastModels = 1;
    private const int MostModels = 6;

    /// <param name="seed">The seed of the world.</param>
    /// <param name="models">How many models each tournament has.</param>
    /// <param name="names">What the first ones on Classic are called.</param>
    public Roster(ulong seed, IReadOnlyDictionary<Tournament, int> models, IReadOnlyList<string>? names = null)
    {
        var chosen = names ?? [];
        var taken = chosen.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var accounts = new List<RosterAccount>();
        var entrants = new List<RosterModel>();
        foreach (var tournament in Tournaments.All)
        {
            var count = models.GetValueOrDefault(tournament);
            var random = new SeededRandom(seed, tournament.Slug() + " cast");
            for (int index = 0, owner = 0; index < count; owner++)
            {
                // The same owners in every tournament: the first account has models in all three.
                if (owner == accounts.Count)
                    accounts.Add(Account(seed, owner));
                for (var left = random.Integer(LeastModels, MostModels); left > 0 && index < count; left--, index++)
                {
                    var id = Ids.Uuid(seed, tournament.Slug() + " model", index);
                    var isChosen = tournament == Tournament.Classic && index < chosen.Count;
                    var name = isChosen ? chosen[index] : Free(index, tournament == Tournament.Classic ? taken : []);
                    entrants.Add(new RosterModel(index, id, name, accounts[owner], tournament));
                }
            }
        }
        (Accounts, Models) = (accounts, entrants);
    }

    public IReadOnlyList<RosterAccount> Accounts { get; }

    public IReadOnlyList<RosterModel> Models { get; }

    /// <summary>The made-up name of an index, or one from far behind it where somebody chose that for another model.</summary>
    private static string Free(int index, HashSet<string> taken)
    {
        const int FarBehind = 100_000;
        var name = ModelNames.Create(index);
        for (var lap = 1; taken.Contains(name); lap++)
            name = ModelNames.Create(index + (lap * FarBehind));
        return name;
    }

    private static RosterAccount Account(ulong seed, int index) =>
        new(
            index,
            Ids.Uuid(seed, "account", index),
            index == 0 ? "captain" : "crew_" + ModelNames.Create((index * 7) + 1),
            Ids.Hex(seed, "wallet", 20, index),
            OpeningStake.Create(seed, 100_000 + index)
        );
}
