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

    public Roster(ulong seed, IReadOnlyDictionary<Tournament, int> models)
    {
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
                    entrants.Add(new RosterModel(index, id, ModelNames.Create(index), accounts[owner], tournament));
                }
            }
        }
        (Accounts, Models) = (accounts, entrants);
    }

    public IReadOnlyList<RosterAccount> Accounts { get; }

    public IReadOnlyList<RosterModel> Models { get; }

    private static RosterAccount Account(ulong seed, int index) =>
        new(
            index,
            Ids.Uuid(seed, "account", index),
            index == 0 ? "captain" : "crew_" + ModelNames.Create((index * 7) + 1),
            Ids.Hex(seed, "wallet", 20, index),
            OpeningStake.Create(seed, 100_000 + index)
        );
}
