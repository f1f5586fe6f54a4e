using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>An account of the world.</summary>
internal sealed record CastAccount(int Index, string Id, string Username, string WalletAddress, decimal OpeningWallet);

/// <summary>A model of the world. <c>Index</c> counts within its tournament.</summary>
internal sealed record CastModel(int Index, string Id, string Name, CastAccount Account, Tournament Tournament);

/// <summary>Who plays: accounts with several models each, in up to three tournaments.</summary>
internal sealed class Cast
{
    private const int LeastModels = 1;
    private const int MostModels = 6;

    public Cast(ulong seed, IReadOnlyDictionary<Tournament, int> models)
    {
        var accounts = new List<CastAccount>();
        var cast = new List<CastModel>();
        foreach (var tournament in Tournaments.All)
        {
            var count = models.GetValueOrDefault(tournament);
            var chance = new Chance(seed, tournament.Slug() + " cast");
            for (int index = 0, owner = 0; index < count; owner++)
            {
                // The same owners in every tournament: the first account has models in all three.
                if (owner == accounts.Count)
                    accounts.Add(Account(seed, owner));
                for (var left = chance.Integer(LeastModels, MostModels); left > 0 && index < count; left--, index++)
                {
                    var id = Ids.Uuid(seed, tournament.Slug() + " model", index);
                    cast.Add(new CastModel(index, id, ModelNames.Of(index), accounts[owner], tournament));
                }
            }
        }
        (Accounts, Models) = (accounts, cast);
    }

    public IReadOnlyList<CastAccount> Accounts { get; }

    public IReadOnlyList<CastModel> Models { get; }

    private static CastAccount Account(ulong seed, int index) =>
        new(
            index,
            Ids.Uuid(seed, "account", index),
            index == 0 ? "captain" : "crew_" + ModelNames.Of((index * 7) + 1),
            Ids.Hex(seed, "wallet", 20, index),
            OpeningStake.Of(seed, 100_000 + index)
        );
}
