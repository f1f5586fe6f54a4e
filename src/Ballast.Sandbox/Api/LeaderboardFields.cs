using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>Leaderboards of models and accounts, in pages.</summary>
internal static class LeaderboardFields
{
    /// <summary>An account on the leaderboard of one tournament.</summary>
    private sealed record AccountStanding(AccountRecord Account, IReadOnlyList<Profile> Profiles, int Rank)
    {
        public decimal Staked => Profiles.Sum(p => p.Stake.Shown);

        /// <summary>Stake-weighted over the staked models; with no stake at all, the plain mean.</summary>
        public decimal? Score(string name)
        {
            var scored = Profiles.Where(p => p.Reputation(name) is not null).ToList();
            var total = scored.Sum(p => p.Stake.Shown);
            if (scored.Count == 0)
                return null;
            return total == 0
                ? scored.Average(p => p.Reputation(name)!.Value)
                : decimal.Round(scored.Sum(p => p.Stake.Shown * p.Reputation(name)!.Value) / total, 12);
        }
    }

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("v2Leaderboard", (r, a) => Paging.Page(r.Standings(Tournament.Classic), a));
        query.Field("signalsLeaderboard", (r, a) => Paging.Page(r.Standings(Tournament.Signals), a));
        query.Field("cryptosignalsLeaderboard", (r, a) => Paging.Page(r.Standings(Tournament.Crypto), a));
        query.Field("accountLeaderboard", (r, a) => Paging.Page(Accounts(r, ApiRequest.Tournament(a)), a));
        BindModel(bindings, "V2LeaderboardEntry")
            .Field("corrRep", s => s.Profile.Reputation("corr"))
            .Field("corr20Rep", s => s.Profile.Reputation("corr"))
            .Field("corr20V2Rep", s => s.Profile.Reputation("v2_corr20"))
            .Field("corr60Rep", s => s.Profile.Reputation("corr60"))
            .Field("mmcRep", s => s.Profile.Reputation("mmc"))
            .Field("mmc60Rep", s => s.Profile.Reputation("mmc60"))
            .Field("bmcRep", s => s.Profile.Reputation("bmc"))
            .Field("fncV3Rep", s => s.Profile.Reputation("fnc_v3"))
            .Field("tcRep", s => s.Profile.Reputation("tc"));
        BindModel(bindings, "SignalsLeaderboardEntry")
            .Field("alphaRep", s => s.Profile.Reputation("alpha"))
            .Field("mpcRep", s => s.Profile.Reputation("mpc"))
            .Field("fncV4Rep", s => s.Profile.Reputation("fnc_v4"))
            .Field("tcRep", s => s.Profile.Reputation("tc"));
        BindModel(bindings, "CryptosignalsLeaderboardEntry")
            .Field("corrRep", s => s.Profile.Reputation("corr"))
            .Field("mmcRep", s => s.Profile.Reputation("mmc"));
        BindAccounts(bindings);
    }

    private static TypeBinding<Standing> BindModel(Bindings bindings, string type) =>
        bindings
            .Type<Standing>(type)
            .Field("id", s => s.Profile.Model.Id)
            .Field("username", s => s.Profile.Model.Name)
            .Field("isActive", _ => true)
            .Field("team", _ => false)
            .Field("rank", s => s.Rank)
            .Field("storedRank", s => s.Rank)
            .Field("nmrStaked", s => s.Profile.Stake.Shown)
            .Field("return_1_day", s => s.Profile.Return(s.Profile.Request.View.Now.AddDays(-1)))
            .Field("return_13_weeks", s => s.Profile.Return(s.Profile.Request.View.Now.AddDays(-91)))
            .Field("return_52_weeks", s => s.Profile.Return(s.Profile.Request.View.Now.AddDays(-364)));

    private static void BindAccounts(Bindings bindings) =>
        bindings
            .Type<AccountStanding>("AccountLeaderboardEntry")
            .Field("id", a => a.Account.Id)
            .Field("username", a => a.Account.Username)
            .Field("displayName", a => a.Account.Username)
            .Field("team", _ => false)
            .Field("rank", a => a.Rank)
            .Field("storedRank", a => a.Rank)
            .Field("nmrStaked", a => a.Staked)
            .Field("corr", a => a.Score("corr"))
            .Field("v2Corr20", a => a.Score("v2_corr20"))
            .Field("corr60", a => a.Score("corr60"))
            .Field("mmc", a => a.Score("mmc"))
            .Field("mmc60", a => a.Score("mmc60"))
            .Field("bmc", a => a.Score("bmc"))
            .Field("fncV3", a => a.Score("fnc_v3"))
            .Field("fncV4", a => a.Score("fnc_v4"))
            .Field("tc", a => a.Score("tc"))
            .Field("alpha", a => a.Score("alpha"))
            .Field("mpc", a => a.Score("mpc"));

    private static IEnumerable<AccountStanding> Accounts(ApiRequest request, Tournament tournament) =>
        request
            .View.Accounts.Select(a => new AccountStanding(a, Profiles(request, a, tournament), 0))
            .Where(a => a.Profiles.Count > 0)
            .OrderByDescending(a => a.Score(ScoreColumns.MainScore(tournament)) ?? decimal.MinValue)
            .Select((a, i) => a with { Rank = i + 1 });

    private static List<Profile> Profiles(ApiRequest request, AccountRecord account, Tournament tournament) =>
        [
            .. request
                .View.Models.Where(m => m.AccountId == account.Id && m.Tournament == tournament)
                .Select(request.Profile),
        ];
}
