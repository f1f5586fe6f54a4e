using Ballast.Core.Rounds;
using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>Leaderboards of models, in pages.</summary>
internal static class LeaderboardFields
{
    public static void Bind(Bindings bindings)
    {
        Board(bindings, "v2Leaderboard", "V2LeaderboardEntry", Tournament.Classic);
        Board(bindings, "signalsLeaderboard", "SignalsLeaderboardEntry", Tournament.Signals);
        Board(bindings, "cryptosignalsLeaderboard", "CryptosignalsLeaderboardEntry", Tournament.Crypto);
        BindModel(bindings, "V2LeaderboardEntry")
            .Field("nmrStakedRank", s => StakeRank(s.Profile))
            .Field("payoutSelectionTcMultiplier", s => s.Profile.Newest is { } p ? ScoreColumns.TcSlot(p) : null)
            .Field("return_1_day_rank", s => ReturnRank(s.Profile, 1))
            .Field("return_13_weeks_rank", s => ReturnRank(s.Profile, 91))
            .Field("return_52_weeks_rank", s => ReturnRank(s.Profile, 364));
        Scores(
            bindings,
            "V2LeaderboardEntry",
            ("corr", "corr"),
            ("corr20", "corr"),
            ("corr20V2", "v2_corr20"),
            ("corr60", "corr60"),
            ("mmc", "mmc"),
            ("mmc60", "mmc60"),
            ("bmc", "bmc"),
            ("fncV3", "fnc_v3"),
            ("tc", "tc")
        );
        BindModel(bindings, "SignalsLeaderboardEntry")
            .Field("computeEnabled", _ => false)
            .Field("nmrStakedRank", s => StakeRank(s.Profile))
            .Field("reputation", s => s.Profile.Reputation(s.Profile.Request.MainScore(Tournament.Signals)))
            .Field("mmc", s => s.Profile.Reputation("mmc"))
            .Field("today", s => LatestDay(s.Profile))
            .Field("prevRank", s => RankBefore(s.Profile, s.Profile.Request.View.Now.AddDays(-1)))
            .Field("return_1_day_rank", s => ReturnRank(s.Profile, 1))
            .Field("return_13_weeks_rank", s => ReturnRank(s.Profile, 91))
            .Field("return_52_weeks_rank", s => ReturnRank(s.Profile, 364));
        Scores(
            bindings,
            "SignalsLeaderboardEntry",
            ("alpha", "alpha"),
            ("mpc", "mpc"),
            ("fncV4", "fnc_v4"),
            ("corr", "corr"),
            ("corr20", "corr"),
            ("corr20d", "corr"),
            ("mmc", "mmc"),
            ("mmc20d", "mmc"),
            ("tc", "tc")
        );
        BindModel(bindings, "CryptosignalsLeaderboardEntry").Field("computeEnabled", _ => false);
        Scores(bindings, "CryptosignalsLeaderboardEntry", ("corr", "corr"), ("mmc", "mmc"));
        Canon(bindings, "V2LeaderboardEntry", ("Corr", "canon_corr"), ("Mmc", "canon_mmc"));
        Canon(bindings, "CryptosignalsLeaderboardEntry", ("Corr", "canon_corr"), ("Mmc", "canon_mmc"));
        Canon(
            bindings,
            "SignalsLeaderboardEntry",
            ("Alpha", "alpha"),
            ("Mpc", "mpc"),
            ("Corr", "canon_corr"),
            ("Mmc", "canon_mmc")
        );
    }

    private static void Board(Bindings bindings, string query, string type, Tournament tournament)
    {
        var order = new LeaderboardOrder(bindings, type);
        bindings
            .Type<ApiRequest>("RootQueryType")
            .Field(query, (r, a) => Paging.Page(order.Apply(r.Standings(tournament), a), a));
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
            .Field("rankChange1d", s => Change(s.Profile, s.Profile.Request.View.Now.AddDays(-1)))
            .Field("rankChange3m", s => Change(s.Profile, s.Profile.Request.View.Now.AddMonths(-3)))
            .Field("rankChange1y", s => Change(s.Profile, s.Profile.Request.View.Now.AddYears(-1)))
            .Field("latestUserScores", s => ProfileFields.UserScores(s.Profile))
            .Field("nmrStaked", s => s.Profile.Stake.Shown)
            .Field("return_1_day", s => Return(s.Profile, 1))
            .Field("return_13_weeks", s => Return(s.Profile, 91))
            .Field("return_52_weeks", s => Return(s.Profile, 364));

    /// <summary>A reputation and its place, in the columns that the board has for them.</summary>
    private static void Scores(Bindings bindings, string type, params (string Column, string Score)[] scores)
    {
        var row = bindings.Type<Standing>(type);
        foreach (var (column, score) in scores)
        {
            if (Has(bindings, type, column + "Rep"))
                row.Field(column + "Rep", s => s.Profile.Reputation(score));
            if (Has(bindings, type, column + "Rank"))
                row.Field(column + "Rank", s => s.Profile.Rank(score, s.Profile.Request.View.Now));
            var previous = "prev" + char.ToUpperInvariant(column[0]) + column[1..] + "Rank";
            if (Has(bindings, type, previous))
                row.Field(previous, s => s.Profile.Rank(score, s.Profile.Request.View.Now.AddDays(-1)));
        }
    }

    /// <summary>Scores of the last twelve months under the name that joins their versions.</summary>
    private static void Canon(Bindings bindings, string type, params (string Column, string Score)[] scores)
    {
        var row = bindings.Type<Standing>(type);
        foreach (var (column, score) in scores)
        {
            row.Field($"canon{column}Ltm", s => s.Profile.Reputation(score));
            if (Has(bindings, type, $"canon{column}RankLtm"))
                row.Field($"canon{column}RankLtm", s => s.Profile.Rank(score, s.Profile.Request.View.Now));
        }
    }

    private static bool Has(Bindings bindings, string type, string field) =>
        bindings.Schema.Types[type].Fields.ContainsKey(Schema.Internal(field));

    private static decimal? Return(Profile profile, int days)
    {
        var now = profile.Request.View.Now;
        return days == 1 ? profile.Day(now).Share : profile.Return(now.AddDays(-days));
    }

    private static int? ReturnRank(Profile profile, int days) =>
        Return(profile, days) is { } own
            ? profile.Request.Rank(
                profile.Model.Tournament,
                $"return of {days} days",
                profile.Request.View.Now,
                p => Return(p, days),
                own
            )
            : null;

    private static int StakeRank(Profile profile) =>
        profile.Request.Rank(
            profile.Model.Tournament,
            "stake",
            profile.Request.View.Now,
            p => p.Stake.Shown,
            profile.Stake.Shown
        );

    private static int? RankBefore(Profile profile, DateTimeOffset at) =>
        profile.Rank(profile.Request.MainScore(profile.Model.Tournament), at);

    /// <summary>By how many places a model rose since.</summary>
    private static int? Change(Profile profile, DateTimeOffset since) =>
        RankBefore(profile, since) - RankBefore(profile, profile.Request.View.Now);

    /// <summary>The main score of the newest scored round.</summary>
    private static decimal? LatestDay(Profile profile)
    {
        var score = profile.Request.MainScore(profile.Model.Tournament);
        return profile
            .Performances.Reverse()
            .SelectMany(profile.Request.View.Latest)
            .FirstOrDefault(s => s.DisplayName == score)
            ?.Value;
    }
}
