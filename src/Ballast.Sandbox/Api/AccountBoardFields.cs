using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>The leaderboard of accounts, in pages.</summary>
internal static class AccountBoardFields
{
    private const string Row = "AccountLeaderboardEntry";

    /// <summary>An account on the leaderboard of one tournament.</summary>
    private sealed record AccountStanding(AccountRecord Account, AccountScore Scores, int Rank)
    {
        public ReturnFields.Several? Returns => ReturnFields.Now(Scores.Profiles);

        public DateTimeOffset Now => Scores.Profiles[0].Request.View.Now;
    }

    public static void Bind(Bindings bindings)
    {
        var order = new LeaderboardOrder(bindings, Row);
        bindings
            .Type<ApiRequest>("RootQueryType")
            .Field(
                "accountLeaderboard",
                (r, a) => Paging.Page(order.Apply(Accounts(r, ApiRequest.Tournament(a)), a), a)
            );
        var row = bindings
            .Type<AccountStanding>(Row)
            .Field("id", a => a.Account.Id)
            .Field("username", a => a.Account.Username)
            .Field("displayName", a => a.Account.Username)
            .Field("team", _ => false)
            .Field("rank", a => a.Rank)
            .Field("storedRank", a => a.Rank)
            .Field("nmrStaked", a => a.Scores.Profiles.Sum(p => p.Stake.Shown))
            .Field("return3m", a => a.Returns?.Mean(s => s.Since(a.Now.AddMonths(-3))))
            .Field("return1y", a => a.Returns?.Mean(s => s.Since(a.Now.AddYears(-1))))
            .Field("returnAllTime", a => a.Returns?.Mean(s => s.Since(DateTimeOffset.MinValue)))
            .Field("return3mNmr", a => a.Returns?.Sum(s => s.Earned(a.Now.AddMonths(-3))))
            .Field("return1yNmr", a => a.Returns?.Sum(s => s.Earned(a.Now.AddYears(-1))))
            .Field("returnAllTimeNmr", a => a.Returns?.Sum(s => s.Earned(DateTimeOffset.MinValue)));
        (string Field, string Score)[] scores =
        [
            ("corr", "corr"),
            ("v2Corr20", "v2_corr20"),
            ("corr60", "corr60"),
            ("mmc", "mmc"),
            ("mmc60", "mmc60"),
            ("bmc", "bmc"),
            ("fncV3", "fnc_v3"),
            ("fncV4", "fnc_v4"),
            ("tc", "tc"),
            ("alpha", "alpha"),
            ("mpc", "mpc"),
        ];
        foreach (var (field, score) in scores)
            row.Field(field, a => a.Scores.Reputation(score, a.Now));
    }

    private static IEnumerable<AccountStanding> Accounts(ApiRequest request, Tournament tournament)
    {
        var main = request.MainScore(tournament);
        return request
            .View.Accounts.Select(a => (Account: a, Scores: AccountScore.Find(request, a, tournament)))
            .Where(a => a.Scores.Profiles.Count > 0)
            .OrderByDescending(a => a.Scores.Reputation(main, request.View.Now) ?? decimal.MinValue)
            .Select((a, i) => new AccountStanding(a.Account, a.Scores, i + 1));
    }
}
